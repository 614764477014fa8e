namespace Runware.Wan25;

/// <summary>Stub.</summary>
public sealed class ImageInput
{
    /// <summary>Stub.</summary>
    public static void FromMedia() { }
}
