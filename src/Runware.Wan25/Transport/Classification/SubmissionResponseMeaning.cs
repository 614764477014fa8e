namespace Runware.Wan25.Transport.Classification;

/// <summary>Specifies what the response to one submission proves.</summary>
internal enum SubmissionResponseMeaning
{
    /// <summary>Nothing: the service may have accepted the task.</summary>
    Ambiguous,

    /// <summary>The service acknowledged the task.</summary>
    Accepted,

    /// <summary>
    /// The service refused the task, and accepted nothing. It would refuse it again, unless the refusal is about the key or the account.
    /// </summary>
    Refused,

    /// <summary>The status is a success and the errors have unknown codes: a refusal, or something else beside an acceptance.</summary>
    PossiblyRefused,

    /// <summary>The id was used before: by an earlier attempt, a handler that sends twice, another process, or another account.</summary>
    Conflict,

    /// <summary>The service has no capacity at the moment, and accepted nothing.</summary>
    Throttled,

    /// <summary>No sending can have been accepted, for example because there was no connection.</summary>
    NotSent,
}
