namespace Runware.Wan25.Emulator;

/// <summary>Specifies how an accepted submission is acknowledged.</summary>
public enum AcknowledgementShape
{
    /// <summary>A row with the status <c>processing</c>.</summary>
    Processing,

    /// <summary>A row with the task's type and id, and no status.</summary>
    Bare,

    /// <summary>
    /// The rows of the finished results, if all of them are ready at once (a generation time of zero) and none failed; otherwise, the same
    /// as <see cref="Processing"/>.
    /// </summary>
    Finished,

    /// <summary>No row: <c>{"data":[],"errors":[]}</c>.</summary>
    Empty,
}
