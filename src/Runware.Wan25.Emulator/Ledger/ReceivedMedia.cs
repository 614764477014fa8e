namespace Runware.Wan25.Emulator;

/// <summary>How an image or audio input reached the service.</summary>
public enum ReceivedMediaKind
{
    /// <summary>As the id of media that the account already has.</summary>
    MediaId,

    /// <summary>As an absolute http or https URL. The emulator does not fetch it.</summary>
    Url,

    /// <summary>As <c>data:&lt;type&gt;;base64,…</c>.</summary>
    DataUri,

    /// <summary>As base64 without a prefix.</summary>
    Base64,
}

/// <summary>An image or audio input as the service received it, without the bytes themselves.</summary>
public sealed class ReceivedMedia
{
    internal ReceivedMedia()
    {
    }

    /// <summary>Where in the task it stood, such as <c>inputs.frameImages[0].image</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The form in which it came.</summary>
    public required ReceivedMediaKind Kind { get; init; }

    /// <summary>The URL or the id as it was sent; null for bytes.</summary>
    public string? Reference { get; init; }

    /// <summary>The media type that a data URI named; null for the other forms.</summary>
    public string? MediaType { get; init; }

    /// <summary>The number of decoded bytes; null where none were sent.</summary>
    public long? Length { get; init; }

    /// <summary>The SHA-256 of the decoded bytes, lower-case hex; null where none were sent.</summary>
    public string? Sha256 { get; init; }
}
