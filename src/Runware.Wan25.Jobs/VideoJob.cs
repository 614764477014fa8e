using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>A job as it stood when it was read.</summary>
public sealed class VideoJob
{
    private readonly Lazy<VideoRequest> _request;
    private readonly Lazy<VideoResult?> _result;

    internal VideoJob(JobRecord record)
    {
        Key = record.Key;
        State = record.State;
        OperationId = record.OperationId;
        EnqueuedAt = record.EnqueuedAt;
        UpdatedAt = record.UpdatedAt;
        StartedAt = record.StartedAt;
        EndedAt = record.EndedAt;
        Attempts = record.Attempts;
        Deliveries = record.Deliveries;
        Percent = record.Percent;
        Failure = StoredFailure.Read(record.Failure);
        LastError = StoredFailure.Read(record.LastError);
        Node = record.Node;
        _request = new(() => StoredRequest.Read(record.Request));
        _result = new(() => StoredResult.Read(record.OperationId, record.Result));
    }

    /// <summary>The application's name for it.</summary>
    public string Key { get; }

    /// <summary>Where it stands.</summary>
    public VideoJobState State { get; }

    /// <summary>What was asked for, with the task id that the job has at the service. It is read from its stored form when it is first asked for.</summary>
    /// <exception cref="VideoJobFormatException">A newer version of this library stored it.</exception>
    public VideoRequest Request => _request.Value;

    /// <summary>
    /// Its operation at the service. Known from the beginning, since it follows from the key; only its result count may change when the job is submitted and joins one
    /// that was asked for with another.
    /// </summary>
    public VideoOperationId OperationId { get; }

    /// <summary>When it was stored (UTC).</summary>
    public DateTimeOffset EnqueuedAt { get; }

    /// <summary>When it last changed (UTC). Grows with each change of the job, whatever the clocks of the nodes say.</summary>
    public DateTimeOffset UpdatedAt { get; }

    /// <summary>When it was first begun (UTC); null before that.</summary>
    public DateTimeOffset? StartedAt { get; }

    /// <summary>When its end became known (UTC); null before that.</summary>
    public DateTimeOffset? EndedAt { get; }

    /// <summary>How often it was begun, on any node. More than 1 after a crash, a restart or a back-off; it is paid once all the same.</summary>
    public int Attempts { get; }

    /// <summary>How often its handlers were called, without the calls that a stopping host has cancelled.</summary>
    public int Deliveries { get; }

    /// <summary>How far the service says it is, from 0 to 100; null when it says nothing.</summary>
    public int? Percent { get; }

    /// <summary>The videos and failures known so far; all of them once the end is known. Null before the first.</summary>
    /// <exception cref="VideoJobFormatException">A newer version of this library stored it.</exception>
    public VideoResult? Result => _result.Value;

    /// <summary>Why there is no video.</summary>
    public VideoJobFailure? Failure { get; }

    /// <summary>What made it wait the last time: an unreachable service, an empty account, a handler that threw. Null when nothing did, or it was overcome.</summary>
    public VideoJobFailure? LastError { get; }

    /// <summary>The node that runs it, or ran it last.</summary>
    public string? Node { get; }

    /// <summary>The key and the state.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() => $"{Key} ({State})";
}
