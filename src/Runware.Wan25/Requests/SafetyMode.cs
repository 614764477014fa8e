namespace Runware.Wan25;

/// <summary>Specifies how much of a video is checked for unsafe content (<c>safety.mode</c>). The service's default is none.</summary>
public enum SafetyMode
{
    /// <summary>No check.</summary>
    None,

    /// <summary>Key frames are checked.</summary>
    Fast,

    /// <summary>All frames are checked.</summary>
    Full,
}
