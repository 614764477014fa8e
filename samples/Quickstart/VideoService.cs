using Runware.Wan25;
using Runware.Wan25.Emulator;

namespace Quickstart;

/// <summary>Who makes the video: Runware, an emulator on a port of this machine, or one in this process.</summary>
internal sealed class VideoService : IAsyncDisposable
{
    private readonly RunwareEmulator? _emulator;

    private VideoService(Wan25Client client, RunwareEmulator? emulator)
    {
        Client = client;
        _emulator = emulator;
    }

    public Wan25Client Client { get; }

    public static async Task<VideoService> ConnectAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Live)
        {
            ConsoleOutput.WriteWarning("Live: Runware makes this video and charges the account of RUNWARE_API_KEY.");
            return new VideoService(new Wan25Client(new Wan25ClientOptions()), emulator: null);
        }

        if (arguments.Endpoint is { } endpoint)
        {
            ConsoleOutput.WriteHint($"The emulator at {endpoint} plays Runware. Nothing is spent.");
            return new VideoService(CreateClient(endpoint), emulator: null);
        }

        ConsoleOutput.WriteHint("An emulator in this process plays Runware. Nothing is spent and nothing leaves this machine; --live would use the real service.");
        RunwareEmulator emulator = await RunwareEmulator.StartAsync(
            new RunwareEmulatorOptions { GenerationTime = new TimeRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6)), ReportProgress = true },
            cancellationToken);
        return new VideoService(CreateClient(emulator.Endpoint), emulator);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    // An emulator takes any key; a real one must not even get near it. It is also in a hurry, so it is asked more often than Runware would be.
    private static Wan25Client CreateClient(Uri endpoint) => new(new Wan25ClientOptions
    {
        ApiKey = "emulator",
        Endpoint = endpoint,
        Polling = { FirstDelay = TimeSpan.FromMilliseconds(250), MinDelay = TimeSpan.FromMilliseconds(250), MaxDelay = TimeSpan.FromSeconds(1) },
    });
}
