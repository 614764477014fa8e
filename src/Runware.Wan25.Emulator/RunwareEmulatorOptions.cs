namespace Runware.Wan25.Emulator;

/// <summary>
/// How the emulated service is set up. Everything has a default that suits a demo; the emulator reads the options while it runs.
/// </summary>
public sealed class RunwareEmulatorOptions
{
    /// <summary>
    /// The clock of the emulated service. Default: the system's; a <see cref="VirtualTimeProvider"/> makes minutes pass in no time.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The loopback port that <see cref="RunwareEmulator.StartAsync"/> listens on, 0 to 65535. Default 0: any free one.</summary>
    public int Port { get; set; }

    /// <summary>The only API key that is accepted. Default null: every key that is not empty.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Decides every random choice (seeds, ids of videos, generation times, faults by probability): same seed, same run. Default 25.
    /// </summary>
    public long Seed { get; set; } = 25;

    /// <summary>
    /// A file that keeps what was accepted, so that an emulator that is started again goes on with the same tasks, results, times, charges and media ids, even
    /// after its process was killed. It is made where it is missing, its folder too, and may be deleted while no emulator uses it; one emulator at a time. With
    /// <see cref="Port"/> 0 the port before is taken again where it is free, so that URLs of files stay good. Not kept: counts of requests, added credit, the
    /// content of uploaded media, rules, and what a rule said about the way in which a task is reported. Default null: all is forgotten.
    /// </summary>
    public string? StateFile { get; set; }

    /// <summary>
    /// How long a generation takes, from acceptance. Default 3 to 6 seconds. The results of one task finish one by one, spread over this
    /// range.
    /// </summary>
    public TimeRange GenerationTime { get; set; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6));

    /// <summary>
    /// Whether rows of running results carry a <c>progress</c> of 0 to 99. Default false, as video models rarely report it.
    /// </summary>
    public bool ReportProgress { get; set; }

    /// <summary>The account's balance at the start, in USD. Default 1,000,000, so that nothing runs dry unasked.</summary>
    public decimal Balance { get; set; } = 1_000_000m;

    /// <summary>How many tasks may run at once before a submit is answered with HTTP 429. Default null: no limit.</summary>
    public int? QueueCapacity { get; set; }

    /// <summary>
    /// What getResponse and getTaskDetails say about an id that was never accepted. Default: nothing (empty <c>data</c>).
    /// </summary>
    public UnknownTaskResponse UnknownTask { get; set; }

    /// <summary>How long an accepted task id blocks a second submit under it. Default: forever.</summary>
    public TaskIdUniqueness TaskIdUniqueness { get; set; }

    /// <summary>
    /// Whether a media id that was never uploaded is accepted as an input. Default false: it is refused with <c>mediaNotFound</c>.
    /// </summary>
    public bool AcceptUnknownMedia { get; set; }

    /// <summary>
    /// Carries the service's own calls: webhooks, and the PUT to an <c>uploadEndpoint</c>. Not disposed by the emulator. Default null:
    /// <see cref="RunwareEmulator.StartAsync"/> then uses real HTTP, to loopback addresses only; in process such calls fail and are
    /// recorded as failed.
    /// </summary>
    public HttpMessageHandler? OutgoingHandler { get; set; }

    /// <summary>How many times an outgoing call is tried before the service gives up, at least 1. Default 8.</summary>
    public int OutgoingAttempts { get; set; } = 8;

    /// <summary>
    /// Strings in a submitted task that are longer than this many characters (media, as a rule) are kept as a note of their length only.
    /// Default 4096. What media contained stays available as length and SHA-256, see <see cref="LedgerTask.Media"/>.
    /// </summary>
    public int LongestRecordedString { get; set; } = 4096;
}
