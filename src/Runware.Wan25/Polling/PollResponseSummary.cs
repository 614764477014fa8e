namespace Runware.Wan25.Polling;

/// <summary>What one answer said to the poll as a whole.</summary>
internal readonly struct PollResponseSummary
{
    /// <summary>Whether silence about an operation means something.</summary>
    public required bool CoversAllOperations { get; init; }

    /// <summary>Whether the answer names one of the operations in an error: it is then about that, and not about the batch.</summary>
    public bool NamesOperation { get; init; }

    /// <summary>Whether the service does not let the client ask.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>Why the answer says nothing about some of the operations.</summary>
    public PollError? Error { get; init; }

    /// <summary>Operations that an error named without saying anything about their tasks.</summary>
    public HashSet<PolledOperation>? Unrelated { get; init; }

    /// <summary>Operations that an error named, in an answer that does not speak for all.</summary>
    public HashSet<PolledOperation>? Named { get; init; }

    /// <summary>How long the service asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public PollError? ErrorOf(PolledOperation operation) => Unrelated?.Contains(operation) == true ? Error : null;
}
