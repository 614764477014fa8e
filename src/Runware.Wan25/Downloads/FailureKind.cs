namespace Runware.Wan25.Downloads;

/// <summary>What can be done about a failed attempt.</summary>
internal enum FailureKind
{
    /// <summary>Nothing: another attempt would end the same way.</summary>
    Final,

    /// <summary>The URL does not work any more; a fresh one may.</summary>
    ExpiredUrl,

    /// <summary>Wait and try again.</summary>
    Transient,
}
