
namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>An emulated service with a capacity, on virtual time, and clients of it.</summary>
internal sealed class CrowdedService : IAsyncDisposable
{
    private readonly HttpMessageHandler _handler;
    private readonly List<Wan25Client> _clients = [];

    public CrowdedService(int? capacity, CapacityRefusal refusal = CapacityRefusal.BadRequest, TimeSpan? retryAfter = null)
    {
        Options = new()
        {
            TimeProvider = Clock,
            MaxRunning = capacity,
            CapacityRefusal = refusal,
            CapacityRetryAfter = retryAfter,
            GenerationTime = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(180)),
        };
        Emulator = RunwareEmulator.CreateInProcess(Options);
        _handler = Emulator.CreateHandler();
    }

    public VirtualTimeProvider Clock { get; } = new();

    public RunwareEmulatorOptions Options { get; }

    public RunwareEmulator Emulator { get; }

    public EmulatorLedger Ledger => Emulator.Ledger;

    public int Refusals => Ledger.Requests.Submits - Ledger.Charges;

    public static VideoRequest Request(int index = 0) => VideoRequest.FromText($"Lighthouse {index}").Build();

    public static VideoRequest Keyed(int index) =>
        VideoRequest.FromText($"Lighthouse {index}").WithIdempotencyKey("tests", $"{index}").Build();

    public Wan25Client CreateClient(Action<Wan25ClientOptions>? configure = null)
    {
        var options = new Wan25ClientOptions { ApiKey = "any", Endpoint = Emulator.Endpoint, CompletionTimeout = TimeSpan.FromHours(4) };
        configure?.Invoke(options);
        var client = new Wan25Client(options, _handler, Clock);
        _clients.Add(client);
        return client;
    }


    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        _handler.Dispose();
        await Emulator.DisposeAsync();
    }
}
