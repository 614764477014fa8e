using Runware.Wan25;
using Runware.Wan25.Emulator;

namespace Quickstart;

/// <summary>Provides the client of Runware, of an emulator on a port of this machine, or of one in this process.</summary>
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
            ConsoleOutput.WriteWarning("Live: Runware generates this video and charges the account of RUNWARE_API_KEY.");
            return new VideoService(new Wan25Client(new Wan25ClientOptions()), emulator: null);
        }

        if (arguments.Endpoint is { } endpoint)
        {
            ConsoleOutput.WriteHint($"Using the emulator at {endpoint}. Nothing is spent.");
            return new VideoService(CreateClient(endpoint), emulator: null);
        }

        ConsoleOutput.WriteHint(
            "Using an emulator in this process. Nothing is spent and nothing leaves this machine; --live uses the real service.");
        RunwareEmulator emulator = await RunwareEmulator.StartAsync(
            new RunwareEmulatorOptions
            {
                GenerationTime = new TimeRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6)),
                ReportProgress = true,
            },
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

    // An emulator accepts any key, so a real one is not sent to it. It is faster than Runware, so it is polled more often.
    private static Wan25Client CreateClient(Uri endpoint) => new(new Wan25ClientOptions
    {
        ApiKey = "emulator",
        Endpoint = endpoint,
        Polling =
        {
            FirstDelay = TimeSpan.FromMilliseconds(250),
            MinDelay = TimeSpan.FromMilliseconds(250),
            MaxDelay = TimeSpan.FromSeconds(1),
        },
    });
}
