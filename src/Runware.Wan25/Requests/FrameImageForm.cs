namespace Runware.Wan25;

/// <summary>How the first frame is written in <c>inputs.frameImages</c>; the service takes both and they mean the same.</summary>
public enum FrameImageForm
{
    /// <summary>An object that names the frame: <c>{"image": …, "frame": "first"}</c>. The default.</summary>
    Positioned,

    /// <summary>The plain image text. The service then takes a single image as the first frame.</summary>
    Shorthand,
}
