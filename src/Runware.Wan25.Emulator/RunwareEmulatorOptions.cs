namespace Runware.Wan25.Emulator;

/// <summary>
/// Provides the settings of an emulated service. The emulator reads them while it runs.
/// </summary>
/// <remarks>
/// Where nobody outside Runware knows how the service behaves, an option chooses between what the evidence allows, and its default is what
/// is most likely. A <see cref="ServiceWorld"/> holds one choice for all of them.
/// </remarks>
public sealed class RunwareEmulatorOptions
{
    private const int NoLimit = -1;

    private int _queueCapacity = NoLimit;

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
    /// A file that keeps what was accepted, so that an emulator that is started again goes on with the same tasks, results, times, charges
    /// and media ids, even after its process was killed. It is made where it is missing, its folder too, and may be deleted while no
    /// emulator uses it; one emulator at a time. With <see cref="Port"/> 0 the port before is taken again where it is free, so that URLs of
    /// files stay good. Not kept: counts of requests, added credit, the content of uploaded media, rules, and what a rule said about the
    /// way in which a task is reported. Default null: all is forgotten.
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

    /// <summary>
    /// Gets or sets how many tasks may run at once before a submission is refused in the way of <see cref="CapacityRefusal"/>. It may be
    /// changed at any time, from any thread; the next submission sees the new value.
    /// </summary>
    /// <value>The default is null: no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? QueueCapacity
    {
        get => Volatile.Read(ref _queueCapacity) is var capacity && capacity == NoLimit ? null : capacity;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(QueueCapacity));
            Volatile.Write(ref _queueCapacity, value ?? NoLimit);
        }
    }

    /// <summary>Gets or sets how a submission is refused while <see cref="QueueCapacity"/> tasks are running.</summary>
    /// <value>The default is <see cref="CapacityRefusal.BadRequest"/>.</value>
    public CapacityRefusal CapacityRefusal { get; set; }

    /// <summary>Gets or sets the <c>retryAfter</c> in the error of a capacity refusal, which is written in whole seconds.</summary>
    /// <value>
    /// The default is null: none, except for <see cref="CapacityRefusal.Overloaded"/>, which was seen with 60 seconds.
    /// <see cref="TimeSpan.Zero"/> leaves it out there too.
    /// </value>
    public TimeSpan? CapacityRetryAfter { get; set; }

    /// <summary>Gets or sets how getResponse answers for an id that was never accepted.</summary>
    /// <value>The default is <see cref="UnknownTaskResponse.GenericRow"/>.</value>
    public UnknownTaskResponse UnknownTask { get; set; }

    /// <summary>Gets or sets the task type of the rows of running results.</summary>
    /// <value>The default is <see cref="RunningRowTaskType.GetResponse"/>.</value>
    public RunningRowTaskType RunningRow { get; set; }

    /// <summary>Gets or sets which rows getResponse returns for a running task of several results.</summary>
    /// <value>The default is <see cref="RowVisibility.OneByOne"/>.</value>
    public RowVisibility Rows { get; set; }

    /// <summary>
    /// Gets or sets how long after its end a task stays as it is for getResponse, before <see cref="ArchivedTask"/> applies.
    /// </summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan LiveRetention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets how getResponse answers for a task that ended more than <see cref="LiveRetention"/> ago.</summary>
    /// <value>The default is <see cref="ArchivedTaskResponse.GenericRow"/>.</value>
    public ArchivedTaskResponse ArchivedTask { get; set; }

    /// <summary>Gets or sets the HTTP status of a getResponse response that reports a failure.</summary>
    /// <value>The default is <see cref="FailedPollStatus.BadRequest"/>.</value>
    public FailedPollStatus FailedPoll { get; set; }

    /// <summary>Gets or sets whether the errors of failed results carry <c>"status": "error"</c>.</summary>
    /// <value>The default is true.</value>
    public bool FailedPollHasStatus { get; set; } = true;

    /// <summary>Gets or sets whether the rows of successful results carry <c>"status": "success"</c>.</summary>
    /// <value>The default is true.</value>
    public bool SuccessRowHasStatus { get; set; } = true;

    /// <summary>Gets or sets whether <c>cost</c> is written as text.</summary>
    /// <value>The default is false: as a number.</value>
    public bool CostAsText { get; set; }

    /// <summary>
    /// Gets or sets whether a result that fails costs what a video costs. Otherwise it costs nothing: what was charged for it when its task
    /// was accepted is given back at its end.
    /// </summary>
    /// <value>The default is false: so it was seen with moderated videos. No bill of other failures is known.</value>
    public bool ChargesFailedResults { get; set; }

    /// <summary>Gets or sets how a request with several getResponse tasks is answered.</summary>
    /// <value>The default is <see cref="BatchBehavior.Answered"/>.</value>
    public BatchBehavior Batch { get; set; }

    /// <summary>Gets or sets how an accepted submission is acknowledged.</summary>
    /// <value>The default is <see cref="AcknowledgementShape.Processing"/>.</value>
    public AcknowledgementShape Acknowledgement { get; set; }

    /// <summary>Gets or sets how long an accepted task id blocks a second submission under it.</summary>
    /// <value>The default is <see cref="TaskIdUniqueness.WhileRunning"/>.</value>
    public TaskIdUniqueness TaskIdUniqueness { get; set; } = TaskIdUniqueness.WhileRunning;

    /// <summary>Gets or sets how a submission under a used id is refused.</summary>
    /// <value>The default is <see cref="ConflictShape.BadRequest"/>.</value>
    public ConflictShape Conflict { get; set; }

    /// <summary>Gets or sets what getTaskDetails returns for a task that was accepted.</summary>
    /// <value>The default is <see cref="TaskArchive.Whole"/>.</value>
    public TaskArchive Archive { get; set; }

    /// <summary>Gets or sets how a failed generation stands in the archive.</summary>
    /// <value>The default is <see cref="ArchivedFailureShape.Nested"/>.</value>
    public ArchivedFailureShape ArchivedFailure { get; set; }

    /// <summary>
    /// Gets or sets whether the archive holds refused submissions too, as an entry whose response has only <c>errors</c>. Refusals are not
    /// kept in a <see cref="StateFile"/>.
    /// </summary>
    /// <value>The default is true.</value>
    public bool ArchiveKeepsRefusals { get; set; } = true;

    /// <summary>
    /// Gets or sets whether a refused submission under the id of an accepted task replaces that task's response in the archive.
    /// </summary>
    /// <value>The default is false.</value>
    public bool ArchiveKeepsLastAnswer { get; set; }

    /// <summary>Gets or sets how getTaskDetails answers for an id that the archive does not hold.</summary>
    /// <value>The default is <see cref="UnknownDetailsResponse.TaskNotFound"/>.</value>
    public UnknownDetailsResponse UnknownDetails { get; set; }

    /// <summary>Gets or sets whether the account's <c>balance</c> is a plain number.</summary>
    /// <value>The default is false: an object with an amount and a currency.</value>
    public bool BalanceAsNumber { get; set; }

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
