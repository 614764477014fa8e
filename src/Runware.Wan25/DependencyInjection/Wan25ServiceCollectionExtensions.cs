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

/// <summary>Provides extension methods that register <see cref="Wan25Client"/> and <see cref="IWan25Client"/>.</summary>
public static class Wan25ServiceCollectionExtensions
{
    /// <summary>
    /// Registers the client as a singleton, with the API key from the environment variable <c>RUNWARE_API_KEY</c> unless the application
    /// configures <see cref="Wan25ClientOptions"/> elsewhere. The settings are validated when the host starts.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>A builder for the HTTP client of the API. The HTTP client for downloads is not affected by it.</returns>
    public static IHttpClientBuilder AddWan25(this IServiceCollection services) => services.AddClient(key: null, configure: null);

    /// <summary>Registers the client as a singleton. Its settings are validated when the host starts.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">
    /// Configures the options. Without an API key, the environment variable <c>RUNWARE_API_KEY</c> is read.
    /// </param>
    /// <returns>A builder for the HTTP client of the API. The HTTP client for downloads is not affected by it.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddWan25(options => options.CompletionTimeout = TimeSpan.FromMinutes(15));
    ///
    /// public sealed class Studio(IWan25Client client)
    /// {
    ///     public Task&lt;VideoResult> RenderAsync(string prompt, CancellationToken cancellationToken) =>
    ///         client.GenerateAsync(VideoRequest.FromText(prompt).Build(), cancellationToken);
    /// }
    /// </code>
    /// </example>
    public static IHttpClientBuilder AddWan25(this IServiceCollection services, Action<Wan25ClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key: null, options => options.Configure(configure));
    }

    /// <summary>
    /// Registers the client as a singleton, with settings that depend on other services. They are validated when the host starts.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">
    /// Configures the options. Without an API key, the environment variable <c>RUNWARE_API_KEY</c> is read.
    /// </param>
    /// <returns>A builder for the HTTP client of the API. The HTTP client for downloads is not affected by it.</returns>
    public static IHttpClientBuilder AddWan25(this IServiceCollection services, Action<IServiceProvider, Wan25ClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(
            key: null, options => options.Configure<IServiceProvider>((settings, provider) => configure(provider, settings)));
    }

    /// <summary>
    /// Registers the client as a singleton, with its settings from configuration. They are validated when the host starts; an unknown name
    /// is an error.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="section">The section, with the names of <see cref="Wan25ClientOptions"/>.</param>
    /// <returns>A builder for the HTTP client of the API. The HTTP client for downloads is not affected by it.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
    /// </code>
    /// </example>
    public static IHttpClientBuilder AddWan25(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(
            key: null, options => options.Configure(settings => ConfigurationReader.Apply(section, settings, options.Name)), section);
    }

    /// <summary>Registers a client under a key, beside others, for several accounts or several endpoints.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="key">The key of the service, and the name of its options.</param>
    /// <param name="configure">
    /// Configures the options. Without an API key, the environment variable <c>RUNWARE_API_KEY</c> is read.
    /// </param>
    /// <returns>A builder for the HTTP client of the API. The HTTP client for downloads is not affected by it.</returns>
    public static IHttpClientBuilder AddKeyedWan25(this IServiceCollection services, string key, Action<Wan25ClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(key, options => options.Configure(configure));
    }

    /// <summary>Registers a client under a key, with settings that depend on other services.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="key">The key of the service, and the name of its options.</param>
    /// <param name="configure">
    /// Configures the options. Without an API key, the environment variable <c>RUNWARE_API_KEY</c> is read.
    /// </param>
    /// <returns>A builder for the HTTP client of the API. The HTTP client for downloads is not affected by it.</returns>
    public static IHttpClientBuilder AddKeyedWan25(
        this IServiceCollection services, string key, Action<IServiceProvider, Wan25ClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddClient(
            key, options => options.Configure<IServiceProvider>((settings, provider) => configure(provider, settings)));
    }

    /// <summary>Registers a client under a key, with its settings from configuration.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="key">The key of the service, and the name of its options.</param>
    /// <param name="section">The section, with the names of <see cref="Wan25ClientOptions"/>.</param>
    /// <returns>A builder for the HTTP client of the API. The HTTP client for downloads is not affected by it.</returns>
    public static IHttpClientBuilder AddKeyedWan25(this IServiceCollection services, string key, IConfiguration section)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddClient(
            key, options => options.Configure(settings => ConfigurationReader.Apply(section, settings, options.Name)), section);
    }

    private static IHttpClientBuilder AddClient(
        this IServiceCollection services,
        string? key,
        Action<OptionsBuilder<Wan25ClientOptions>>? configure,
        IConfiguration? section = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        string optionsName = key ?? Options.Options.DefaultName;
        string suffix = key is null ? "" : ":" + key;
        OptionsBuilder<Wan25ClientOptions> options = services.AddOptions<Wan25ClientOptions>(optionsName).ValidateOnStart();
        configure?.Invoke(options);
        services.AddSingleton<IValidateOptions<Wan25ClientOptions>>(
            new OptionsValidator(optionsName, (section as IConfigurationSection)?.Path));
        services.TryAddTransient<IOptionsFactory<Wan25ClientOptions>, ClientOptionsFactory>();
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
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LoggerFilterOptions>, HttpClientLogLevelFilter>());
        services.AddOwnHttpClient(Wan25HttpClientNames.Download + suffix);
#if !NET9_0_OR_GREATER
        // .NET 8's factory logs URLs whole, with the signatures of files. Later ones leave the query out.
        services.AddHttpClient(Wan25HttpClientNames.Download + suffix).RemoveAllLoggers();
#endif
        return services.AddOwnHttpClient(Wan25HttpClientNames.Api + suffix);
    }

    private static void AddSendingRecorder(this IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != typeof(SentMessageRecorderFilter)))
        {
            services.AddSingleton<SentMessageRecorderFilter>();
            services.Insert(
                0,
                ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(
                    provider => provider.GetRequiredService<SentMessageRecorderFilter>()));
        }
    }

    private static IHttpClientBuilder AddOwnHttpClient(this IServiceCollection services, string name) => services
        .AddHttpClient(name, client => HttpClientSource.Unlimited(client))
        .ConfigurePrimaryHttpMessageHandler(HttpClientSource.CreateHandler)
        .RedactLoggedHeaders(_ => true);

    private static Wan25Client Create(IServiceProvider provider, string optionsName, string suffix)
    {
        SentMessageRecorderFilter recorder = provider.GetRequiredService<SentMessageRecorderFilter>();
        return new(
            provider.GetRequiredService<IOptionsMonitor<Wan25ClientOptions>>().Get(optionsName),
            HttpClientSource.From(
                provider.GetRequiredService<IHttpClientFactory>(),
                Wan25HttpClientNames.Api + suffix,
                Wan25HttpClientNames.Download + suffix,
                () => recorder.Records(Wan25HttpClientNames.Api + suffix)),
            new InjectedServices
            {
                Clock = provider.GetRequiredService<TimeProvider>(),
                Logger = provider.GetService<ILoggerFactory>()?.CreateLogger(Log.Category) ?? NullLogger.Instance,
            });
    }
}
