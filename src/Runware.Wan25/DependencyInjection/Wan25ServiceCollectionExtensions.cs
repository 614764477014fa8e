using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.DependencyInjection;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Options;
using Runware.Wan25.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="Wan25Client"/> and <see cref="IWan25Client"/>.</summary>
public static class Wan25ServiceCollectionExtensions
{
    /// <summary>
    /// Registers the client as a singleton, with the API key from the environment variable <c>RUNWARE_API_KEY</c> unless the application configures
    /// <see cref="Wan25ClientOptions"/> elsewhere. The settings are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The builder of the API's HTTP client (not of the one for downloads), for handlers and the like.</returns>
    public static IHttpClientBuilder AddWan25(this IServiceCollection services) => services.AddClient(key: null, configure: null);

    /// <summary>Registers the client as a singleton. Its settings are checked when the host starts.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options. The API key falls back to the environment variable <c>RUNWARE_API_KEY</c>.</param>
    /// <returns>The builder of the API's HTTP client (not of the one for downloads), for handlers and the like.</returns>
    public static IHttpClientBuilder AddWan25(this IServiceCollection services, Action<Wan25ClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key: null, options => options.Configure(configure));
    }

    /// <summary>Registers the client as a singleton, with settings that need other services. They are checked when the host starts.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options. The API key falls back to the environment variable <c>RUNWARE_API_KEY</c>.</param>
    /// <returns>The builder of the API's HTTP client (not of the one for downloads), for handlers and the like.</returns>
    public static IHttpClientBuilder AddWan25(this IServiceCollection services, Action<IServiceProvider, Wan25ClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key: null, options => options.Configure<IServiceProvider>((settings, provider) => configure(provider, settings)));
    }

    /// <summary>
    /// Registers the client as a singleton, with its settings from configuration. They are checked when the host starts; a name that is no setting is an error.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, for example <c>configuration.GetSection("Wan25")</c>, with the names of <see cref="Wan25ClientOptions"/>.</param>
    /// <returns>The builder of the API's HTTP client (not of the one for downloads), for handlers and the like.</returns>
    public static IHttpClientBuilder AddWan25(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(key: null, options => options.Configure(settings => ConfigurationReader.Apply(section, settings, options.Name)));
    }

    /// <summary>Registers a client under a key, next to others: for several accounts, or several endpoints.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key to resolve it by, also the name of its options.</param>
    /// <param name="configure">Sets the options. The API key falls back to the environment variable <c>RUNWARE_API_KEY</c>.</param>
    /// <returns>The builder of the API's HTTP client (not of the one for downloads), for handlers and the like.</returns>
    public static IHttpClientBuilder AddKeyedWan25(this IServiceCollection services, string key, Action<Wan25ClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, options => options.Configure(configure));
    }

    /// <summary>Registers a client under a key, with settings that need other services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key to resolve it by, also the name of its options.</param>
    /// <param name="configure">Sets the options. The API key falls back to the environment variable <c>RUNWARE_API_KEY</c>.</param>
    /// <returns>The builder of the API's HTTP client (not of the one for downloads), for handlers and the like.</returns>
    public static IHttpClientBuilder AddKeyedWan25(
        this IServiceCollection services, string key, Action<IServiceProvider, Wan25ClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, options => options.Configure<IServiceProvider>((settings, provider) => configure(provider, settings)));
    }

    /// <summary>Registers a client under a key, with its settings from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key to resolve it by, also the name of its options.</param>
    /// <param name="section">The section, with the names of <see cref="Wan25ClientOptions"/>.</param>
    /// <returns>The builder of the API's HTTP client (not of the one for downloads), for handlers and the like.</returns>
    public static IHttpClientBuilder AddKeyedWan25(this IServiceCollection services, string key, IConfiguration section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(key, options => options.Configure(settings => ConfigurationReader.Apply(section, settings, options.Name)));
    }

    private static IHttpClientBuilder AddClient(this IServiceCollection services, string? key, Action<OptionsBuilder<Wan25ClientOptions>>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var optionsName = key ?? Options.Options.DefaultName;
        var suffix = key is null ? "" : ":" + key;
        var options = services.AddOptions<Wan25ClientOptions>(optionsName).ValidateOnStart();
        configure?.Invoke(options);
        services.AddSingleton<IValidateOptions<Wan25ClientOptions>>(new OptionsValidator(optionsName));
        services.TryAddSingleton(TimeProvider.System);
        if (key is null)
        {
            services.TryAddSingleton(provider => Create(provider, optionsName, suffix));
            services.TryAddSingleton<IWan25Client>(provider => provider.GetRequiredService<Wan25Client>());
        }
        else
        {
            services.TryAddKeyedSingleton(key, (provider, _) => Create(provider, optionsName, suffix));
            services.TryAddKeyedSingleton<IWan25Client>(key, (provider, _) => provider.GetRequiredKeyedService<Wan25Client>(key));
        }

        services.AddSingleton(new RecordedHttpClient(Wan25HttpClientNames.Api + suffix));
        services.AddSendingRecorder();
        services.AddOwnHttpClient(Wan25HttpClientNames.Download + suffix);
#if !NET9_0_OR_GREATER
        // .NET 8's factory logs URLs whole, with the signatures of files. Later ones leave the query out.
        services.AddHttpClient(Wan25HttpClientNames.Download + suffix).RemoveAllLoggers();
#endif
        return services.AddOwnHttpClient(Wan25HttpClientNames.Api + suffix);
    }

    private static void AddSendingRecorder(this IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != typeof(SendingRecorderFilter)))
        {
            services.AddSingleton<SendingRecorderFilter>();
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(provider => provider.GetRequiredService<SendingRecorderFilter>()));
        }
    }

    private static IHttpClientBuilder AddOwnHttpClient(this IServiceCollection services, string name) => services
        .AddHttpClient(name, client => Connections.Unlimited(client))
        .ConfigurePrimaryHttpMessageHandler(Connections.CreateHandler)
        .RedactLoggedHeaders(_ => true);

    private static Wan25Client Create(IServiceProvider provider, string optionsName, string suffix)
    {
        var recorder = provider.GetRequiredService<SendingRecorderFilter>();
        return new(
            provider.GetRequiredService<IOptionsMonitor<Wan25ClientOptions>>().Get(optionsName),
            Connections.From(
                provider.GetRequiredService<IHttpClientFactory>(),
                Wan25HttpClientNames.Api + suffix,
                Wan25HttpClientNames.Download + suffix,
                () => recorder.Records(Wan25HttpClientNames.Api + suffix)),
            new ClientEnvironment
            {
                Clock = provider.GetRequiredService<TimeProvider>(),
                Logger = provider.GetService<ILoggerFactory>()?.CreateLogger(Log.Category) ?? NullLogger.Instance,
            });
    }
}
