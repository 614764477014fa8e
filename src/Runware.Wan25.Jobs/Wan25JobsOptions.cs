using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Settings of the jobs. Checked when the host starts.</summary>
public sealed class Wan25JobsOptions
{
    /// <summary>
    /// How many jobs run at once in this process, from their submission until their handler has returned. From 0 to 10,000; default 50. A
    /// node with 0 stores, finds and lists jobs, and leaves running them to others.
    /// </summary>
    public int MaxRunningPerNode { get; set; } = 50;

    /// <summary>
    /// How many jobs run at once in all nodes together. From 1 to 1,000; default null: no limit but that of each node. Set it to the same number on every node;
    /// after a change it holds as soon as every node has started with it.
    /// </summary>
    public int? MaxRunningInCluster { get; set; }

    /// <summary>
    /// How long a job may be tried and waited for, from its first beginning, before it fails with <see cref="VideoJobFailureCodes.TimedOut"/>. More than zero;
    /// default one day. It spans everything that is worth another attempt: an unreachable service, an empty account, a generation that does not end.
    /// </summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The pause before a job is tried again, doubled with each attempt. From 100 milliseconds to one day; default 2 seconds. A <c>Retry-After</c> of the service that is longer is obeyed, up to an hour.</summary>
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest such pause, also the one after the account ran out of credits or the key was refused. At least <see cref="RetryBaseDelay"/>, at most one day; default 5 minutes.</summary>
    public TimeSpan RetryMaxDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the handlers are called for one job before it is dead-lettered. From 1 to 1,000; default 10.</summary>
    public int MaxDeliveries { get; set; } = 10;

    /// <summary>The pause before the handlers are called again, doubled with each call. From zero to one day; default 5 seconds.</summary>
    public TimeSpan DeliveryBaseDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two calls of the handlers. At least <see cref="DeliveryBaseDelay"/>, at most one day; default 15 minutes.</summary>
    public TimeSpan DeliveryMaxDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often the progress of a running job is stored at most; a new video is stored at once. From zero to one hour; default 1 second.</summary>
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a stopping host waits for its running jobs to be handed over. From zero to one hour; default 25 seconds, which is less than the 30 that a host
    /// gives its services by default. What is not handed over by then is recovered as after a crash.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How often an idle node looks for jobs of other nodes. From 1 second to 10 minutes; default 2 seconds.</summary>
    public TimeSpan IdleWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a node of a cluster says that it lives. From 100 milliseconds to 10 minutes; default 3 seconds.</summary>
    public TimeSpan CheckinInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long beyond <see cref="CheckinInterval"/> a node may be silent before the others take over its jobs. From 100 milliseconds to one hour; default 7 seconds. A
    /// node that was only slow notices that its jobs were taken, and lets go of them. It has to be far more than the difference of the
    /// nodes' clocks.
    /// </summary>
    public TimeSpan CheckinTolerance { get; set; } = TimeSpan.FromSeconds(7);

    /// <summary>What this node is called in <see cref="VideoJob.Node"/>; a suffix makes it unique for each process. Not empty, at most 100 characters; default: the machine's name.</summary>
    public string NodeName { get; set; } = Environment.MachineName;

    /// <summary>
    /// Whose keys these are: the scope of <see cref="VideoRequestBuilder.WithIdempotencyKey"/>. Applications that share an account at the service and may use the same keys
    /// need one each. Not empty, no line feed; default <c>wan25-jobs</c>. A change makes new operations of the keys that come after it.
    /// </summary>
    public string IdempotencyScope { get; set; } = "wan25-jobs";

    /// <summary>The key of the client to use, where it was registered with <c>AddKeyedWan25</c>. Default null: the one of <c>AddWan25</c>.</summary>
    public string? ClientKey { get; set; }

    internal StoreConfiguration? Store { get; set; }

    internal bool Clustered { get; set; }
}
