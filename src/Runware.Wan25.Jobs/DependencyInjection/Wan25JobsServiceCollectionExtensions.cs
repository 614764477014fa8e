using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.Jobs;
using Runware.Wan25.Jobs.DependencyInjection;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Running;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that register jobs.</summary>
public static class Wan25JobsServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IVideoJobs"/>, durable jobs that run with the client of <c>AddWan25</c> while the host runs.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">A delegate that selects the store, adds handlers and configures the settings.</param>
    /// <returns>A builder for further configuration.</returns>
    /// <remarks>The settings are validated when the host starts.</remarks>
    /// <example>
    /// <code>
    /// services.AddWan25();
    /// services.AddWan25Jobs(jobs => jobs
    ///     .UseSqlite("Data Source=jobs.db")
    ///     .Configure(options => options.MaxRunningPerNode = 10)
    ///     .AddHandler&lt;SaveVideos&gt;());
    /// </code>
    /// </example>
    public static Wan25JobsBuilder AddWan25Jobs(this IServiceCollection services, Action<Wan25JobsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new Wan25JobsBuilder(services);
        if (services.All(service => service.ServiceType != typeof(IVideoJobs)))
        {
            AddServices(services);
        }

        configure(builder);
        return builder;
    }

    /// <summary>Registers <see cref="IVideoJobs"/> with all settings from configuration, the store included.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="section">
    /// The section: <c>Store</c> (<c>Sqlite</c>, <c>Postgres</c> or <c>InMemory</c>), <c>ConnectionString</c>, <c>Clustered</c>, and the
    /// names of <see cref="Wan25JobsOptions"/>.
    /// </param>
    /// <param name="configure">A delegate that adds handlers.</param>
    /// <returns>A builder for further configuration.</returns>
    /// <exception cref="ArgumentException"><c>Store</c> is none of those, or <c>ConnectionString</c> is empty.</exception>
    public static Wan25JobsBuilder AddWan25Jobs(
        this IServiceCollection services, IConfiguration section, Action<Wan25JobsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddWan25Jobs(jobs =>
        {
            jobs.Configure(section);
            string connectionString = section["ConnectionString"] ?? "";
            _ = section["Store"]?.ToUpperInvariant() switch
            {
                "SQLITE" => jobs.UseSqlite(connectionString),
                "POSTGRES" => jobs.UsePostgres(connectionString),
                "INMEMORY" => jobs.UseInMemory(),
                var other => throw new ArgumentException(
                    $"{section.GetSection("Store").Path} must be Sqlite, Postgres or InMemory; it is {other ?? "missing"}.",
                    nameof(section)),
            };
            if (bool.TryParse(section["Clustered"], out bool isClustered) && isClustered)
            {
                jobs.UseClustering();
            }

            configure?.Invoke(jobs);
        });
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions<Wan25JobsOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<Wan25JobsOptions>, JobsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton(provider => provider.GetRequiredService<IOptions<Wan25JobsOptions>>().Value);
        services.AddSingleton(provider => JobDatabase.Create(provider.GetRequiredService<Wan25JobsOptions>()));
        services.AddSingleton(provider => new InstanceId(provider.GetRequiredService<Wan25JobsOptions>().NodeName));
        services.AddSingleton<JobTable>();
        services.AddSingleton<JobQueries>();
        QuartzSetup.Add<RunNextJob>(services);
        services.AddSingleton<JobScheduler>();
        services.AddSingleton<JobTriggers>();
        services.AddSingleton<QueueMaintenance>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<SubmissionThrottle>();
        services.AddSingleton<Instruments>();
        services.AddSingleton<HandlerInvoker>();
        services.AddSingleton<StorageRetry>();
        services.AddSingleton<JobDelivery>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<VideoGenerator>(provider, Client(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RequestPreparer>(provider, Client(provider)));
        services.AddSingleton<ConfigureSpendingHistory>();
        services.AddSingleton<IPostConfigureOptions<Wan25ClientOptions>>(
            provider => provider.GetRequiredService<ConfigureSpendingHistory>());
        services.AddSingleton<IValidateOptions<Wan25ClientOptions>>(provider => provider.GetRequiredService<ConfigureSpendingHistory>());
        services.AddSingleton<IVideoJobs, VideoJobs>();
        services.AddHostedService<JobsHostedService>();
    }

    private static IWan25Client Client(IServiceProvider provider) => provider.GetRequiredService<Wan25JobsOptions>().ClientKey is { } key
        ? provider.GetRequiredKeyedService<IWan25Client>(key)
        : provider.GetRequiredService<IWan25Client>();
}
