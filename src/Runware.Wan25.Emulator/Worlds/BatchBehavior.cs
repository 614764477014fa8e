namespace Runware.Wan25.Emulator;

/// <summary>Specifies the response to a request with several getResponse tasks.</summary>
public enum BatchBehavior
{
    /// <summary>The response covers each task. A failure determines the HTTP status only if no task has a row.</summary>
    Complete,

    /// <summary>The response covers the first getResponse task only; the others are ignored.</summary>
    OnlyFirst,

    /// <summary>The request is refused with HTTP 400 and an error that names no task.</summary>
    Refused,

    /// <summary>
    /// One failed result gives the whole response the HTTP status of <see cref="FailedPollStatus"/>; it still has all rows.
    /// </summary>
    FailsTogether,

    /// <summary>
    /// One failed task hides the others: the response has its errors and rows alone, with the HTTP status of
    /// <see cref="FailedPollStatus"/>.
    /// </summary>
    FailsAlone,
}
