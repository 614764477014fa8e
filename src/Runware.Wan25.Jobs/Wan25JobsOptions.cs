using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Provides the settings of jobs. They are validated when the host starts.</summary>
public sealed class Wan25JobsOptions
{
    // A longer Retry-After is shortened to this: a misconfigured proxy could block a node for days.
    internal static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// Gets or sets the maximum number of jobs that run at once in this process, from submission until their handlers return.
    /// </summary>
    /// <value>From 0 to 10,000. The default is 50. A node with 0 stores, finds and lists jobs, but does not run them.</value>
    public int MaxRunningPerNode { get; set; } = 50;

    /// <summary>Gets or sets the maximum number of jobs that run at once on all nodes together.</summary>
    /// <value>From 1 to 1,000. The default is <see langword="null"/>: only <see cref="MaxRunningPerNode"/> applies.</value>
    /// <remarks>
    /// Each node compares the number of jobs that run in the cluster with its own value. Set the same value on every node.
    /// </remarks>
    public int? MaxRunningInCluster { get; set; }

    /// <summary>
    /// Gets or sets the time from the first start of a job after which it fails with <see cref="VideoJobFailureCodes.TimedOut"/>. It
    /// includes all retries: an unreachable service, an account without credits, a generation that does not end.
    /// </summary>
    /// <value>More than zero. The default is one day.</value>
    /// <remarks>
    /// After it, a job is not ordered any more. One that the service has accepted may be charged, and its video may still come: see
    /// <see cref="IVideoJobs.RetryAsync"/>.
    /// </remarks>
    public TimeSpan JobTimeout { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets the delay before a job is tried again. It doubles with each attempt.</summary>
    /// <value>From 100 milliseconds to one day. The default is 2 seconds.</value>
    /// <remarks>A longer <c>Retry-After</c> of the service is obeyed, up to one hour.</remarks>
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets the maximum delay before a job is tried again. It is also the delay after the account ran out of credits or the key was
    /// refused.
    /// </summary>
    /// <value>From <see cref="RetryBaseDelay"/> to one day. The default is 5 minutes.</value>
    public TimeSpan RetryMaxDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the maximum number of times the handlers are called for a job before it is dead-lettered.</summary>
    /// <value>From 1 to 1,000. The default is 10.</value>
    public int MaxDeliveries { get; set; } = 10;

    /// <summary>Gets or sets the delay before the handlers are called again. It doubles with each call.</summary>
    /// <value>From zero to one day. The default is 5 seconds.</value>
    public TimeSpan DeliveryBaseDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the maximum delay before the handlers are called again.</summary>
    /// <value>From <see cref="DeliveryBaseDelay"/> to one day. The default is 15 minutes.</value>
    public TimeSpan DeliveryMaxDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the timeout of a call of the handlers. A call that times out counts as one that threw.</summary>
    /// <value>From 1 second to one day. The default is 1 hour.</value>
    /// <remarks>The handlers' token is canceled. A handler that ignores it goes on, but no longer holds a place of a running job.</remarks>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the time after which jobs that completed, failed or were canceled are deleted.</summary>
    /// <value>From 1 minute. The default is <see langword="null"/>: they are kept. See <see cref="IVideoJobs.PurgeAsync"/>.</value>
    public TimeSpan? Retention { get; set; }

    /// <summary>Gets or sets a value that indicates whether the first request under a key wins.</summary>
    /// <value>
    /// <see langword="true"/> to return the known job whatever the request; <see langword="false"/>, the default, to throw a
    /// <see cref="VideoJobConflictException"/> if the requests differ.
    /// </value>
    public bool FirstRequestWins { get; set; }

    /// <summary>
    /// Gets or sets the time after which a statement in the database fails, for example behind the lock of another process.
    /// </summary>
    /// <value>From 1 second to 10 minutes. The default is 20 seconds.</value>
    public TimeSpan StorageTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets or sets the minimum time between two updates of a running job's progress. A new video is stored at once.</summary>
    /// <value>From zero to one hour. The default is 1 second.</value>
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the time a stopping host waits for its running jobs to be handed over.</summary>
    /// <value>From zero to one hour. The default is 25 seconds, less than the 30 seconds that a host allows by default.</value>
    /// <remarks>Jobs that are not handed over in that time are recovered as after a crash.</remarks>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Gets or sets the interval at which an idle node looks for jobs of other nodes.</summary>
    /// <value>From 1 second to 10 minutes. The default is 2 seconds.</value>
    public TimeSpan IdleWaitTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the heartbeat interval of a node in a cluster.</summary>
    /// <value>From 100 milliseconds to 10 minutes. The default is 3 seconds.</value>
    public TimeSpan CheckinInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Gets or sets the time beyond <see cref="CheckinInterval"/> without a heartbeat after which other nodes take over a node's jobs.
    /// </summary>
    /// <value>From 100 milliseconds to one hour. The default is 7 seconds.</value>
    /// <remarks>
    /// It must be far more than the difference between the nodes' clocks. A node that was only slow detects the takeover and stops working
    /// on the jobs.
    /// </remarks>
    public TimeSpan CheckinMisfireThreshold { get; set; } = TimeSpan.FromSeconds(7);

    /// <summary>Gets or sets the name of the node in <see cref="VideoJob.Node"/>. A suffix makes it unique for each process.</summary>
    /// <value>From 1 to 100 characters. The default is the name of the machine.</value>
    public string NodeName { get; set; } = Environment.MachineName;

    /// <summary>Gets or sets the scope of the jobs' keys: the scope of <see cref="VideoRequestBuilder.WithIdempotencyKey"/>.</summary>
    /// <value>Not empty, without line feeds. The default is <c>wan25-jobs</c>.</value>
    /// <remarks>
    /// Applications that share an account at the service and may use the same keys need different scopes. After a change, new jobs have
    /// other operation ids, also under keys that were used before.
    /// </remarks>
    public string IdempotencyScope { get; set; } = "wan25-jobs";

    /// <summary>Gets or sets the key of the client to use, if it was registered with <c>AddKeyedWan25</c>.</summary>
    /// <value>The default is <see langword="null"/>: the client of <c>AddWan25</c>.</value>
    public string? ClientKey { get; set; }

    internal StoreConfiguration? Store { get; set; }

    internal bool Clustered { get; set; }

    internal bool HasTimedOut(VideoJob job, DateTimeOffset now) => now - job.StartedAt >= JobTimeout;

    /// <summary>How often the queue is repaired. Tests repair it more often.</summary>
    internal TimeSpan MaintenanceInterval { get; set; } = TimeSpan.FromSeconds(3);
}
