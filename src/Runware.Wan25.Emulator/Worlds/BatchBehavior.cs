namespace Runware.Wan25.Emulator;

/// <summary>Specifies how a request with several getResponse tasks is answered.</summary>
public enum BatchBehavior
{
    /// <summary>Each task is answered. A failure decides about the HTTP status only if no task has a row.</summary>
    Answered,

    /// <summary>The first getResponse task is answered, the others are passed over in silence.</summary>
    OnlyFirst,

    /// <summary>The request is refused with HTTP 400 and an error that names no task.</summary>
    Refused,

    /// <summary>
    /// One failed result gives the whole response the HTTP status of <see cref="FailedPollStatus"/>; all rows are still there.
    /// </summary>
    FailsTogether,

    /// <summary>
    /// One failed task takes the place of the others: its errors and rows alone are returned, with the HTTP status of <see
    /// cref="FailedPollStatus"/>.
    /// </summary>
    FailsAlone,
}
