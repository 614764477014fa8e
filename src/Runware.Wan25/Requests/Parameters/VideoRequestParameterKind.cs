namespace Runware.Wan25;

/// <summary>Specifies what a <see cref="VideoRequestParameter"/> takes.</summary>
public enum VideoRequestParameterKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary><see langword="true"/> or <see langword="false"/>.</summary>
    Boolean,

    /// <summary>One of a list of texts.</summary>
    Choice,

    /// <summary>An absolute URL.</summary>
    Url,

    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>An audio track: a media id or a URL.</summary>
    Audio,

    /// <summary>
    /// A list of exactly one image: a media id, a URL, a data URI or base64, alone or as an object of <c>image</c> and <c>frame</c>.
    /// </summary>
    FrameImages,
}
