namespace Runware.Wan25.Emulator;

/// <summary>Specifies how an image or audio input reached the service.</summary>
public enum ReceivedMediaKind
{
    /// <summary>The id of media that the account already has.</summary>
    MediaId,

    /// <summary>An absolute http or https URL. The emulator does not fetch it.</summary>
    Url,

    /// <summary>A data URI: <c>data:&lt;type&gt;;base64,…</c>.</summary>
    DataUri,

    /// <summary>Base64 without a prefix.</summary>
    Base64,
}

/// <summary>Represents an image or audio input as the service received it, without its bytes.</summary>
public sealed class ReceivedMedia
{
    internal ReceivedMedia()
    {
    }

    /// <summary>Gets the path of the input in the task, for example <c>inputs.frameImages[0].image</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the form of the input.</summary>
    public required ReceivedMediaKind Kind { get; init; }

    /// <summary>Gets the URL or the id as it was sent.</summary>
    /// <value><see langword="null"/> for bytes.</value>
    public string? Reference { get; init; }

    /// <summary>Gets the media type of a data URI.</summary>
    /// <value><see langword="null"/> for the other forms.</value>
    public string? MediaType { get; init; }

    /// <summary>Gets the number of decoded bytes.</summary>
    /// <value><see langword="null"/> if no bytes were sent.</value>
    public long? Length { get; init; }

    /// <summary>Gets the SHA-256 of the decoded bytes, in lower-case hexadecimal digits.</summary>
    /// <value><see langword="null"/> if no bytes were sent.</value>
    public string? Sha256 { get; init; }
}
