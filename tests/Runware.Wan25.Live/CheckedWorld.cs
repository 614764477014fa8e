using Runware.Wan25.Cli.CheckService;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Live;

/// <summary>An emulator that behaves in some way, and a check of it that does not know in which.</summary>
internal sealed class CheckedWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-check-").FullName;

    public CheckedWorld(Action<RunwareEmulatorOptions>? configure = null)
    {
        configure?.Invoke(World);
        World.TimeProvider = Clock;
        Emulator = RunwareEmulator.CreateInProcess(World);
        Emulator.Faults.OnGeneration().ForPrompt(ProbeTasks.FailingPrompt).FailFirstFrame();
    }

    public RunwareEmulatorOptions World { get; } = new();

    public VirtualTimeProvider Clock { get; } = new();

    public RunwareEmulator Emulator { get; }

    public string Recording => Path.Combine(_folder, "recording.jsonl");

    /// <summary>Gets or sets what becomes of the service's responses.</summary>
    public Func<Exchange, Exchange> Mix { get; set; } = exchange => exchange;

    /// <summary>Gets or sets what responds in the service's place; null: the service does.</summary>
    public Func<string, Exchange?> Instead { get; set; } = _ => null;

    public List<string> Messages { get; } = [];

    public ServiceCheckOptions Options() => new()
    {
        Endpoint = Emulator.Endpoint,
        ApiKey = "rw-the-key-of-the-check",
        Clock = Clock,
    };

    public async Task<ServiceCheckReport> CheckAsync(
        Func<ServiceCheckOptions, ServiceCheckOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        HttpMessageHandler service = new MixingHandler(Emulator.CreateHandler(), Mix, Instead);
        using var recorder = new Wan25Recorder(Recording, service, new() { TimeProvider = Clock });
        ServiceCheckOptions options = configure?.Invoke(Options()) ?? Options();
        return await Clock.RunAsync(ServiceCheck.RunAsync(recorder, options, Messages.Add, cancellationToken), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
