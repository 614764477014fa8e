namespace Runware.Wan25;

/// <summary>
/// Specifies a resolution preset (<c>resolution</c>), which decides the price. With a first frame the shape follows the image; without one
/// the service chooses.
/// </summary>
public enum VideoResolution
{
    /// <summary><c>480p</c>.</summary>
    P480,

    /// <summary><c>720p</c>.</summary>
    P720,

    /// <summary><c>1080p</c>.</summary>
    P1080,
}
