namespace Runware.Wan25.Emulator;

/// <summary>
/// Provides the settings of an emulated service. The emulator reads them while it runs.
/// </summary>
/// <remarks>
/// Where the behaviour of the service is not known, an option selects one of the behaviours that were observed or are plausible. Its
/// default is the most likely one. A <see cref="ServiceWorld"/> holds one choice for each of these options.
/// </remarks>
public sealed class RunwareEmulatorOptions
{
    private const int NoLimit = -1;

    private int _maxRunning = NoLimit;

    /// <summary>
    /// Gets or sets the clock of the emulated service. With a <see cref="VirtualTimeProvider"/>, minutes pass in a moment.
    /// </summary>
    /// <value>The default is <see cref="System.TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the port on the loopback interface that <see cref="RunwareEmulator.StartAsync"/> listens on, from 0 to 65535.
    /// </summary>
    /// <value>The default is 0: any free port.</value>
    public int Port { get; set; }

    /// <summary>Gets or sets the only API key that is accepted.</summary>
    /// <value>The default is <see langword="null"/>: every key that is not empty.</value>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Gets or sets the seed of every random choice: seeds and ids of videos, generation times, and faults by probability. Runs with the
    /// same seed make the same choices.
    /// </summary>
    /// <value>The default is 25.</value>
    public long Seed { get; set; } = 25;

    /// <summary>
    /// Gets or sets the path of a file that stores the state of the service, so that an emulator that is started again continues with the
    /// same tasks, results, times, charges and media ids, even after its process was killed. The file and its folder are created if they
    /// are missing. One emulator can use it at a time; while none does, it may be deleted.
    /// </summary>
    /// <value>The default is <see langword="null"/>: the state is lost with the emulator.</value>
    /// <remarks>
    /// If <see cref="Port"/> is 0, the previous port is used again if it is free, so that URLs of files stay valid. Not stored are request
    /// counts, added credit, the content of uploaded media, fault rules, and the effects of a rule on the way in which a task is reported.
    /// </remarks>
    public string? StateFile { get; set; }

    /// <summary>
    /// Gets or sets how long a generation takes, from its acceptance. The results of one task finish one after the other, spread over this
    /// range.
    /// </summary>
    /// <value>The default is 3 to 6 seconds.</value>
    public TimeRange GenerationTime { get; set; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6));

    /// <summary>Gets or sets a value that indicates whether the rows of running results have a <c>progress</c> from 0 to 99.</summary>
    /// <value>The default is <see langword="false"/>: video models rarely report it.</value>
    public bool ReportProgress { get; set; }

    /// <summary>Gets or sets the balance of the account at the start, in USD.</summary>
    /// <value>The default is 1,000,000, so that the credit does not run out unexpectedly.</value>
    public decimal Balance { get; set; } = 1_000_000m;

    /// <summary>
    /// Gets or sets the maximum number of tasks that run at once. Further submissions are refused as <see cref="CapacityRefusal"/> defines.
    /// It can be changed at any time, from any thread; the next submission uses the new value.
    /// </summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaxRunning
    {
        get => Volatile.Read(ref _maxRunning) is var max && max == NoLimit ? null : max;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(MaxRunning));
            Volatile.Write(ref _maxRunning, value ?? NoLimit);
        }
    }

    /// <summary>Gets or sets how a submission is refused while <see cref="MaxRunning"/> tasks are running.</summary>
    /// <value>The default is <see cref="CapacityRefusal.BadRequest"/>.</value>
    public CapacityRefusal CapacityRefusal { get; set; }

    /// <summary>Gets or sets the <c>retryAfter</c> in the error of a capacity refusal. It is written in whole seconds.</summary>
    /// <value>
    /// The default is <see langword="null"/>: none, except for <see cref="CapacityRefusal.Overloaded"/>, which was observed with 60
    /// seconds. <see cref="TimeSpan.Zero"/> omits it there too.
    /// </value>
    public TimeSpan? CapacityRetryAfter { get; set; }

    /// <summary>Gets or sets the response of getResponse for an id that was never accepted.</summary>
    /// <value>The default is <see cref="UnknownTaskResponse.GenericRow"/>.</value>
    public UnknownTaskResponse UnknownTask { get; set; }

    /// <summary>Gets or sets the task type of the rows of running results.</summary>
    /// <value>The default is <see cref="RunningRowTaskType.GetResponse"/>.</value>
    public RunningRowTaskType RunningRow { get; set; }

    /// <summary>Gets or sets which rows getResponse returns for a running task of several results.</summary>
    /// <value>The default is <see cref="RowVisibility.OneByOne"/>.</value>
    public RowVisibility Rows { get; set; }

    /// <summary>
    /// Gets or sets how long getResponse returns the rows of a task after its end, before <see cref="ArchivedTask"/> applies.
    /// </summary>
    /// <value>The default is 1 hour.</value>
    public TimeSpan LiveRetention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the response of getResponse for a task that ended more than <see cref="LiveRetention"/> ago.</summary>
    /// <value>The default is <see cref="ArchivedTaskResponse.GenericRow"/>.</value>
    public ArchivedTaskResponse ArchivedTask { get; set; }

    /// <summary>Gets or sets the HTTP status of a getResponse response that reports a failure.</summary>
    /// <value>The default is <see cref="FailedPollStatus.BadRequest"/>.</value>
    public FailedPollStatus FailedPoll { get; set; }

    /// <summary>Gets or sets a value that indicates whether the errors of failed results have <c>"status": "error"</c>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool FailedPollHasStatus { get; set; } = true;

    /// <summary>Gets or sets a value that indicates whether the rows of successful results have <c>"status": "success"</c>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool SuccessRowHasStatus { get; set; } = true;

    /// <summary>Gets or sets a value that indicates whether <c>cost</c> is written as text.</summary>
    /// <value>The default is <see langword="false"/>: as a number.</value>
    public bool CostAsText { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a failed result costs as much as a video. Otherwise its charge, made when the task was
    /// accepted, is refunded at the end of the result.
    /// </summary>
    /// <value>
    /// The default is <see langword="false"/>, as observed with moderated videos. The charges for other failures are not known.
    /// </value>
    public bool ChargesFailedResults { get; set; }

    /// <summary>Gets or sets the response to a request with several getResponse tasks.</summary>
    /// <value>The default is <see cref="BatchBehavior.Complete"/>.</value>
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

    /// <summary>Gets or sets how the archive represents a failed generation.</summary>
    /// <value>The default is <see cref="ArchivedFailureShape.Nested"/>.</value>
    public ArchivedFailureShape ArchivedFailure { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the archive also keeps refused submissions, as entries whose response has only
    /// <c>errors</c>. They are not stored in a <see cref="StateFile"/>.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool ArchiveKeepsRefusals { get; set; } = true;

    /// <summary>
    /// Gets or sets a value that indicates whether a refused submission under the id of an accepted task replaces the response of that task
    /// in the archive.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ArchiveKeepsLastResponse { get; set; }

    /// <summary>Gets or sets the response of getTaskDetails for an id that the archive does not hold.</summary>
    /// <value>The default is <see cref="UnknownDetailsResponse.TaskNotFound"/>.</value>
    public UnknownDetailsResponse UnknownDetails { get; set; }

    /// <summary>Gets or sets a value that indicates whether the <c>balance</c> of the account is a plain number.</summary>
    /// <value>The default is <see langword="false"/>: an object with an amount and a currency.</value>
    public bool BalanceAsNumber { get; set; }

    /// <summary>Gets or sets a value that indicates whether a media id that was never uploaded is accepted as an input.</summary>
    /// <value>The default is <see langword="false"/>: it is refused with <c>mediaNotFound</c>.</value>
    public bool AcceptUnknownMedia { get; set; }

    /// <summary>
    /// Gets or sets the handler for the calls that the service makes: webhooks, and the PUT request to an <c>uploadEndpoint</c>. The
    /// emulator does not dispose it.
    /// </summary>
    /// <value>
    /// The default is <see langword="null"/>: an emulator from <see cref="RunwareEmulator.StartAsync"/> uses HTTP, to loopback addresses
    /// only; in process, such calls fail and are recorded as failed.
    /// </value>
    public HttpMessageHandler? OutgoingHandler { get; set; }

    /// <summary>Gets or sets the maximum number of attempts of an outgoing call, at least 1.</summary>
    /// <value>The default is 8.</value>
    public int OutgoingAttempts { get; set; } = 8;

    /// <summary>
    /// Gets or sets the maximum length of a string that is kept of a submitted task, in characters. Of a longer string, usually media, only
    /// its length is kept. The length and the SHA-256 of media stay available in <see cref="LedgerTask.Media"/>.
    /// </summary>
    /// <value>The default is 4096.</value>
    public int MaxRecordedStringLength { get; set; } = 4096;
}
