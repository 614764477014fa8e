namespace Runware.Wan25.Validation;

/// <summary>What a parameter takes.</summary>
internal enum MediaKind
{
    Image,
    Audio,
}

/// <summary>How messages and media types name a kind.</summary>
internal static class MediaKinds
{
    public static string Prefix(this MediaKind kind) => kind == MediaKind.Image ? "image/" : "audio/";

    public static string Name(this MediaKind kind) => kind == MediaKind.Image ? "an image" : "audio";

    public static string Example(this MediaKind kind) => kind == MediaKind.Image ? "image/png" : "audio/wav";
}
