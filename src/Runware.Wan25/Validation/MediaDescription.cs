using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>What is known about media apart from its content.</summary>
internal static class MediaDescription
{
    /// <summary>Gets how messages name the media. Never its content, and no more of a path than the file's name.</summary>
    public static string Name(this MediaSource media) => media switch
    {
        FileMedia file => $"'{Path.GetFileName(file.Path)}'",
        DataUriMedia => "the data URI",
        Base64Media => "the base64 text",
        _ => "what was given",
    };

    /// <summary>Gets the media type that was given with the media.</summary>
    public static string? DeclaredType(this MediaSource media) => media switch
    {
        LocalMedia local => local.MediaType,
        EncodedMedia encoded => encoded.Content?.MediaType,
        _ => null,
    };

    /// <summary>Gets the media type that the file's name stands for.</summary>
    public static string? TypeOfName(this MediaSource media) => media is FileMedia file ? MediaFormat.TypeOfName(file.Path) : null;
}
