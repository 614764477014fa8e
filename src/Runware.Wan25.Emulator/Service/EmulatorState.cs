namespace Runware.Wan25.Emulator;

/// <summary>All that the emulated service remembers; the fronts know nothing.</summary>
internal sealed class EmulatorState : IAsyncDisposable
{
    public EmulatorState(RunwareEmulatorOptions options, Uri origin, HttpMessageInvoker? outgoing)
    {
        Options = options;
        Ledger = new EmulatorLedger(options.Balance);
        Faults = new FaultRules(options.Seed);
        Media = new MediaStore(options);
        Videos = new VideoStore(options);
        Urls = new VideoUrls(origin, options);
        Outgoing = new OutgoingCalls(this, outgoing);
    }

    public RunwareEmulatorOptions Options { get; }

    public EmulatorLedger Ledger { get; }

    public FaultRules Faults { get; }

    public MediaStore Media { get; }

    public VideoStore Videos { get; }

    public VideoUrls Urls { get; }

    public OutgoingCalls Outgoing { get; }

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    public ValueTask DisposeAsync() => Outgoing.DisposeAsync();
}
