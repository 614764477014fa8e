namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents a row of <c>wan25_jobs</c>. It is not a record type, whose generated text would contain the request.</summary>
internal sealed class JobRecord
{
    public long Sequence { get; init; }

    public required string Key { get; init; }

    public VideoJobState State { get; init; }

    public required string Request { get; init; }

    public VideoOperationId OperationId { get; init; }

    public DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time from which the job may be started.</summary>
    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The number of the job's current trigger. A trigger with another number does nothing.</summary>
    public int Turn { get; init; }

    /// <summary>The number of executions. An execution that finds a higher number was superseded and stops.</summary>
    public int Attempts { get; init; }

    public int Deliveries { get; init; }

    public required string Lane { get; init; }

    /// <summary>Whether the service accepted the job, which is then waited for and never submitted again.</summary>
    public bool IsAccepted { get; init; }

    public int? Percent { get; init; }

    public string? Result { get; init; }

    public string? Failure { get; init; }

    public string? LastError { get; init; }

    public string? Node { get; init; }
}
