namespace Runware.Wan25.Emulator;

/// <summary>The whole state of the emulated service; the hosts have none of it.</summary>
internal sealed class EmulatorState : IAsyncDisposable
{
    public EmulatorState(RunwareEmulatorOptions options, Uri origin, HttpMessageInvoker? outgoing, StateJournal? journal)
    {
        Options = options;
        Journal = journal;
        Ledger = new EmulatorLedger(options);
        Faults = new FaultRules(options.Seed);
        Media = new MediaStore(options);
        Videos = new VideoStore(options);
        Urls = new VideoUrls(origin, options);
        Outgoing = new OutgoingCallSender(this, outgoing);
        if (journal is not null)
        {
            JournalReplay.Apply(journal.Entries, this);
            journal.Forget();
            journal.Append(entry => JournalEntry.WriteStart(entry, origin.Port));
        }
    }

    public RunwareEmulatorOptions Options { get; }

    /// <summary>The journal; null if no state is kept after the process ends.</summary>
    public StateJournal? Journal { get; }

    public EmulatorLedger Ledger { get; }

    public FaultRules Faults { get; }

    public MediaStore Media { get; }

    public VideoStore Videos { get; }

    public VideoUrls Urls { get; }

    public OutgoingCallSender Outgoing { get; }

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    public async ValueTask DisposeAsync()
    {
        await Outgoing.DisposeAsync().ConfigureAwait(false);
        Journal?.Dispose();
    }
}
