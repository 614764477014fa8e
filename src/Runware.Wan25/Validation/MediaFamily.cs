namespace Runware.Wan25.Validation;

/// <summary>What kind of media a parameter takes.</summary>
internal enum MediaFamily
{
    Image,
    Audio,
}

/// <summary>How messages and media types speak of a family.</summary>
internal static class MediaFamilies
{
    public static string Prefix(this MediaFamily family) => family == MediaFamily.Image ? "image/" : "audio/";

    public static string Name(this MediaFamily family) => family == MediaFamily.Image ? "an image" : "audio";

    public static string Example(this MediaFamily family) => family == MediaFamily.Image ? "image/png" : "audio/wav";
}
