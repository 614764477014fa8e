namespace Runware.Wan25;

/// <summary>How much of a video the content check looks at (<c>safety.mode</c>). The service's default is none.</summary>
public enum SafetyMode
{
    /// <summary>No check.</summary>
    None,

    /// <summary>Key frames are checked.</summary>
    Fast,

    /// <summary>All frames are checked.</summary>
    Full,
}
