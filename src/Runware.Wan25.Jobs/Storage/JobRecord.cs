namespace Runware.Wan25.Jobs.Storage;

/// <summary>A row of <c>wan25_jobs</c>. A plain class, because the generated text of a record would show the request.</summary>
internal sealed class JobRecord
{
    public long Sequence { get; init; }

    public required string Key { get; init; }

    public VideoJobState State { get; init; }

    public required string Request { get; init; }

    public VideoOperationId OperationId { get; init; }

    public DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it may be begun.</summary>
    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Which trigger is the job's: each job has one live trigger, and a trigger with another number does nothing.</summary>
    public int Turn { get; init; }

    /// <summary>Counts the executions; one that finds a higher number was overtaken and stops.</summary>
    public int Attempts { get; init; }

    public int Deliveries { get; init; }

    public required string Lane { get; init; }

    /// <summary>Whether the service has said that it accepted the job: from then on it is waited for and never submitted again.</summary>
    public bool IsAccepted { get; init; }

    public int? Percent { get; init; }

    public string? Result { get; init; }

    public string? Failure { get; init; }

    public string? LastError { get; init; }

    public string? Node { get; init; }
}
