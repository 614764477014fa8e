using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Output;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Service;

/// <summary>A client of Runware, or of an emulator that lives as long as the connection.</summary>
internal sealed class ServiceConnection : IAsyncDisposable
{
    // An emulator accepts any key, so the real one is not sent to it.
    private const string EmulatorKey = "emulator";

    private readonly RunwareEmulator? _emulator;
    private readonly Wan25Recorder? _recorder;

    private ServiceConnection(Wan25Client client, RunwareEmulator? emulator, Wan25Recorder? recorder)
    {
        Client = client;
        _emulator = emulator;
        _recorder = recorder;
    }

    public Wan25Client Client { get; }

    public static async Task<ServiceConnection> OpenAsync(
        ServiceChoice choice,
        CliEnvironment environment,
        CliOutput output,
        Action<Wan25ClientOptions>? configure,
        CancellationToken cancellationToken)
    {
        RunwareEmulator? emulator = choice.StartsEmulator
            ? await EmulatorLauncher.StartAsync(environment, output, cancellationToken).ConfigureAwait(false)
            : null;
        try
        {
            Uri? emulatorUrl = emulator?.Endpoint ?? choice.EmulatorUrl;
            var options = new Wan25ClientOptions { ApiKey = emulatorUrl is null ? ApiKeySource.Find(choice, environment) : EmulatorKey };
            if (emulatorUrl is not null)
            {
                Quicken(options, emulatorUrl);
            }

            configure?.Invoke(options);
            Wan25Recorder? recorder = Record(choice, environment);
            HttpMessageHandler? handler = recorder ?? environment.Handler;
            Wan25Client client = handler is null ? new(options) : new(options, handler, environment.Clock);
            return new(client, emulator, recorder);
        }
        catch
        {
            await StopAsync(emulator).ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _recorder?.Dispose();
        await StopAsync(_emulator).ConfigureAwait(false);
    }

    /// <exception cref="CliException">The file cannot be written. This is reported before anything is sent.</exception>
    private static Wan25Recorder? Record(ServiceChoice choice, CliEnvironment environment)
    {
        if (choice.Recording is null)
        {
            return null;
        }

        string file = Path.GetFullPath(choice.Recording, environment.WorkingFolder);
        WritableFolder.Check(Path.GetDirectoryName(file) ?? file);
        return new(
            file,
            environment.Handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false },
            new() { TimeProvider = environment.Clock });
    }

    private static async Task StopAsync(RunwareEmulator? emulator)
    {
        if (emulator is not null)
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
        }
    }

    // An emulator is faster than Runware, so it is polled more often.
    private static void Quicken(Wan25ClientOptions options, Uri endpoint)
    {
        options.Endpoint = endpoint;
        options.Polling.FirstDelay = TimeSpan.FromMilliseconds(250);
        options.Polling.MinDelay = TimeSpan.FromMilliseconds(250);
        options.Polling.MaxDelay = TimeSpan.FromSeconds(1);
    }
}
