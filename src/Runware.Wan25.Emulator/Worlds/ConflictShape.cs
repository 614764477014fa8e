namespace Runware.Wan25.Emulator;

/// <summary>Specifies how a submission under a used task id is refused.</summary>
public enum ConflictShape
{
    /// <summary>HTTP 400 with the code <c>conflictTaskUUID</c>.</summary>
    BadRequest,

    /// <summary>HTTP 409 with the code <c>conflictTaskUUID</c>.</summary>
    HttpConflict,

    /// <summary>HTTP 400 with a <c>code</c> of null; only <c>parameter</c> and <c>message</c> identify the conflict.</summary>
    WithoutCode,
}
