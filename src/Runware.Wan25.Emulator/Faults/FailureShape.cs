namespace Runware.Wan25.Emulator;

/// <summary>Where getResponse puts a failed result. Runware documents the first; the others were seen by clients.</summary>
public enum FailureShape
{
    /// <summary>An entry of <c>errors</c> with <c>"status": "error"</c>, and no row in <c>data</c>.</summary>
    ErrorsArray,

    /// <summary>A row in <c>data</c> with an <c>error</c> object that has <c>code</c> and <c>message</c>.</summary>
    EmbeddedError,

    /// <summary>A row in <c>data</c> with <c>code</c> and <c>message</c> of its own.</summary>
    FlatRow,
}
