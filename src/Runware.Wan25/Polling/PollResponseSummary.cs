namespace Runware.Wan25.Polling;

/// <summary>What one response means for the poll as a whole.</summary>
internal readonly struct PollResponseSummary
{
    /// <summary>Whether the absence of an operation means something.</summary>
    public required bool CoversAllOperations { get; init; }

    /// <summary>Whether the service does not let the client poll.</summary>
    public bool IsKeyRefused { get; init; }

    /// <summary>Why the response holds nothing about some of the operations.</summary>
    public PollError? Error { get; init; }

    /// <summary>Operations that an error named without meaning anything for their tasks.</summary>
    public HashSet<PolledOperation>? Unrelated { get; init; }

    /// <summary>Operations that an error named: the response is about those, and not about the batch.</summary>
    public HashSet<PolledOperation>? Named { get; init; }

    /// <summary>Whether a successful response holds errors that may be about the batch as such, as one of its size is.</summary>
    public bool MayBeAboutBatch { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public PollError? ErrorOf(PolledOperation operation) => Unrelated?.Contains(operation) == true ? Error : null;
}
