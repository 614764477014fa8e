namespace Runware.Wan25.Transport.Classification;

/// <summary>What the answer to one submission proves.</summary>
internal enum SubmissionOutcome
{
    /// <summary>Nothing: the service may have accepted.</summary>
    Ambiguous,

    /// <summary>The service acknowledged the task.</summary>
    Accepted,

    /// <summary>The service refused the task, and would refuse it again.</summary>
    Refused,

    /// <summary>The id was used before: by an earlier attempt, by a handler that sends twice, by another process, or by a stranger.</summary>
    Conflict,

    /// <summary>The service has no room for it now, and accepted nothing.</summary>
    NoRoom,

    /// <summary>No connection came about, so that nothing was accepted.</summary>
    NotSent,
}
