namespace Runware.Wan25.Polling;

/// <summary>What the responses so far mean for how an operation is polled.</summary>
internal readonly struct OperationPollHistory
{
    /// <summary>The size of the batch in whose response it was missing; 0 when there was none.</summary>
    public int MissedInBatchOf { get; init; }

    /// <summary>How often in a row a response with errors was about others of its batch alone, or about the batch.</summary>
    public int Unmentioned { get; init; }

    /// <summary>Whether its failure, which is not final yet, keeps the response about a batch from being about the others too.</summary>
    public bool IsIsolated { get; init; }

    /// <summary>How often in a row the service refused a poll of the client.</summary>
    public int Refusals { get; init; }

    public bool IsPolledAlone => MissedInBatchOf > 0 || IsIsolated;
}
