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

/// <summary>Provides an extension method that registers jobs.</summary>
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

    private static void AddServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions<Wan25JobsOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<Wan25JobsOptions>, JobsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton(provider => provider.GetRequiredService<IOptions<Wan25JobsOptions>>().Value);
        services.AddSingleton(provider => JobDatabase.Create(provider.GetRequiredService<Wan25JobsOptions>().Store!));
        services.AddSingleton(provider => new Lanes(provider.GetRequiredService<Wan25JobsOptions>().MaxRunningInCluster));
        services.AddSingleton(provider => new NodeName(provider.GetRequiredService<Wan25JobsOptions>().NodeName));
        services.AddSingleton<JobQueries>();
        services.AddSingleton<ExecutionRecords>();
        services.AddSingleton<JobScheduler>();
        services.AddSingleton<UnitOfWork>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<LaneBalancer>();
        services.AddSingleton<QueueRepair>();
        services.AddSingleton<StartedJobPromoter>();
        services.AddSingleton<QueueMaintenance>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<SubmissionGate>();
        services.AddSingleton<Instruments>();
        services.AddSingleton<QueueCounter>();
        services.AddSingleton<HandlerInvoker>();
        services.AddSingleton<StorageRetry>();
        services.AddSingleton<JobDelivery>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<VideoLane>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Generation>(provider, Client(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RequestPreparer>(provider, Client(provider)));
        services.AddSingleton<IVideoJobs, VideoJobs>();
        services.AddHostedService<JobsHost>();
    }

    private static IWan25Client Client(IServiceProvider provider) => provider.GetRequiredService<Wan25JobsOptions>().ClientKey is { } key
        ? provider.GetRequiredKeyedService<IWan25Client>(key)
        : provider.GetRequiredService<IWan25Client>();
}
