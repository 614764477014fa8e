using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Represents a job as it was when it was read.</summary>
public sealed class VideoJob
{
    internal VideoJob()
    {
    }

    /// <summary>Gets the application's name for the job.</summary>
    public string Key { get; internal init; } = "";

    /// <summary>Gets the state.</summary>
    public VideoJobState State { get; internal init; }

    /// <summary>Gets the request, with the task id of the job. It is parsed at the first access.</summary>
    /// <exception cref="VideoJobFormatException">The request was stored by a newer version of this library.</exception>
    public VideoRequest Request => field ??= StoredRequest.Read(RequestText);

    /// <summary>Gets the id of the operation at the service.</summary>
    /// <remarks>
    /// The id is known before the submission because it is derived from the key. Only its result count can change, if the job joins one
    /// that was submitted with another count.
    /// </remarks>
    public VideoOperationId OperationId { get; internal init; }

    /// <summary>Gets the time when the job was stored (UTC).</summary>
    public DateTimeOffset EnqueuedAt { get; internal init; }

    /// <summary>Gets the time of the last change (UTC). It increases with every change, even if the clocks of the nodes differ.</summary>
    public DateTimeOffset UpdatedAt { get; internal init; }

    /// <summary>Gets the time when the job was first started (UTC), or first after <see cref="IVideoJobs.RetryAsync"/>.</summary>
    /// <value>The time, or <see langword="null"/> if the job has not started.</value>
    public DateTimeOffset? StartedAt { get; internal init; }

    /// <summary>Gets the time when the outcome became known (UTC).</summary>
    /// <value>The time, or <see langword="null"/> if the job has not ended.</value>
    public DateTimeOffset? EndedAt { get; internal init; }

    /// <summary>Gets a value that indicates whether the service accepted the job, which is then never submitted again.</summary>
    /// <value>
    /// <see langword="false"/> while the job waits for its turn, while it is submitted, and while the service has no capacity for it.
    /// </value>
    public bool IsAccepted { get; internal init; }

    /// <summary>Gets the number of times the job was started, on any node. More than one after a crash, a restart or a back-off.</summary>
    public int Attempts { get; internal init; }

    /// <summary>Gets the number of times the handlers were called, without the calls that a stopping host canceled.</summary>
    public int Deliveries { get; internal init; }

    /// <summary>Gets the progress that the service reports.</summary>
    /// <value>From 0 to 100, or <see langword="null"/> if the service reports none.</value>
    public int? Percent { get; internal init; }

    /// <summary>Gets the videos and failures so far, and all of them when the job has ended.</summary>
    /// <value>The result, or <see langword="null"/> if there is no video or failure yet.</value>
    /// <exception cref="VideoJobFormatException">The result was stored by a newer version of this library.</exception>
    public VideoResult? Result => field ??= StoredResult.Read(OperationId, ResultText);

    /// <summary>Gets the reason why there is no video.</summary>
    /// <value>The failure, or <see langword="null"/> if the job has not failed.</value>
    public VideoJobFailure? Failure { get; internal init; }

    /// <summary>
    /// Gets the error that delayed the job last: an unreachable service, an account without credits, a handler that threw.
    /// </summary>
    /// <value>The error, or <see langword="null"/> if there was none, or the job was accepted or ended afterwards.</value>
    public VideoJobFailure? LastError { get; internal init; }

    /// <summary>Gets the name of the node that runs the job, or ran it last.</summary>
    /// <value>The name, or <see langword="null"/> if the job has not started.</value>
    public string? Node { get; internal init; }

    internal long Sequence { get; init; }

    /// <summary>Gets the time from which the job may be started.</summary>
    internal DateTimeOffset DueAt { get; init; }

    /// <summary>Gets a value that indicates whether a column holds what this library cannot have written.</summary>
    internal bool IsDamaged { get; init; }

    internal string RequestText { get; init; } = "";

    internal string? ResultText { get; init; }

    /// <summary>Returns the key and the state.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{Key} ({State})";
}
