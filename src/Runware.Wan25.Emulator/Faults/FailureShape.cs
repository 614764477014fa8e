namespace Runware.Wan25.Emulator;

/// <summary>
/// Specifies where a getResponse response holds a failed result. Runware documents the first shape; clients observed the others.
/// </summary>
public enum FailureShape
{
    /// <summary>An entry of <c>errors</c> with <c>"status": "error"</c>, and no row in <c>data</c>.</summary>
    ErrorsArray,

    /// <summary>A row in <c>data</c> with an <c>error</c> object that has <c>code</c> and <c>message</c>.</summary>
    EmbeddedError,

    /// <summary>A row in <c>data</c> with <c>code</c> and <c>message</c> of its own.</summary>
    FlatRow,
}
