using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.Emulator;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides an extension method that replaces the service with an emulator, for tests of an application.</summary>
public static class Wan25EmulatorServiceCollectionExtensions
{
    private const string AnyKey = "emulator";

    /// <summary>
    /// Connects every client of <c>AddWan25</c> and <c>AddKeyedWan25</c> to an emulator, its API requests as well as its downloads, and
    /// replaces the clock of the application. Nothing leaves the process.
    /// </summary>
    /// <param name="services">The services of the application, before or after its clients are registered.</param>
    /// <param name="emulator">The emulator. It is not disposed.</param>
    /// <param name="timeProvider">The clock. The default is the clock of the emulator.</param>
    /// <returns>The service collection.</returns>
    /// <remarks>
    /// An API key is not needed. With a <see cref="VirtualTimeProvider"/>, everything in the application that takes a
    /// <see cref="TimeProvider"/> waits until the test moves the clock.
    /// </remarks>
    /// <example>
    /// <code>
    /// var clock = new VirtualTimeProvider();
    /// await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
    /// services.AddWan25();
    /// services.UseWan25Emulator(emulator, clock);
    /// VideoResult result = await clock.RunAsync(client.GenerateAsync(request));
    /// </code>
    /// </example>
    public static IServiceCollection UseWan25Emulator(
        this IServiceCollection services, RunwareEmulator emulator, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(emulator);
        RunwareEmulatorOptions setup = emulator.State.Options;
        services.AddSingleton<IPostConfigureOptions<HttpClientFactoryOptions>>(new EmulatedConnections(emulator));
        services.PostConfigureAll<Wan25ClientOptions>(options =>
        {
            options.Endpoint = emulator.Endpoint;
            options.ApiKey = setup.ApiKey ?? options.ApiKey ?? AnyKey;
            options.ApiKeyProvider = null;
        });
        return services.Replace(ServiceDescriptor.Singleton(timeProvider ?? setup.TimeProvider));
    }

    /// <summary>Replaces the primary handlers of the clients' HTTP clients, regardless of the order of registration.</summary>
    private sealed class EmulatedConnections(RunwareEmulator emulator) : IPostConfigureOptions<HttpClientFactoryOptions>
    {
        public void PostConfigure(string? name, HttpClientFactoryOptions options)
        {
            if (name is not null && (Is(name, Wan25HttpClientNames.Api) || Is(name, Wan25HttpClientNames.Download)))
            {
                options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = emulator.CreateHandler());
            }
        }

        // A keyed client appends a colon and its key.
        private static bool Is(string name, string client) =>
            name == client || name.StartsWith(client + ":", StringComparison.Ordinal);
    }
}
