namespace Runware.Wan25;

/// <summary>Stub.</summary>
public sealed class AudioInput
{
    /// <summary>Stub.</summary>
    public static void FromMedia() { }
}
