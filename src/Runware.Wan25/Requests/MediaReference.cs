namespace Runware.Wan25;

/// <summary>Represents media that the service has, from <see cref="IWan25Client.UploadAsync(ImageInput, CancellationToken)"/>.</summary>
public sealed class MediaReference
{
    /// <summary>Initializes a new instance of the <see cref="MediaReference"/> class.</summary>
    /// <param name="mediaId">The media id (<c>mediaUUID</c>).</param>
    /// <param name="url">The URL of the media, if known.</param>
    public MediaReference(Guid mediaId, Uri? url = null)
    {
        MediaId = mediaId;
        Url = url;
    }

    /// <summary>
    /// Gets the media id (<c>mediaUUID</c>). Use it with <see cref="ImageInput.FromMedia"/> or <see cref="AudioInput.FromMedia"/>.
    /// </summary>
    public Guid MediaId { get; }

    /// <summary>
    /// Gets the URL of the media; <see langword="null"/> if the service did not return one. Anyone who has the URL can read the media.
    /// </summary>
    public Uri? Url { get; }

    /// <summary>Returns the media id.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"media {MediaId}";
}
