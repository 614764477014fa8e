namespace Runware.Wan25;

/// <summary>
/// The resolution presets (<c>resolution</c>). With a first frame the shape follows the image; without one the service chooses. The preset decides the price.
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
