namespace Runware.Wan25;

/// <summary>Media that the service already has, from <see cref="IWan25Client.UploadAsync(ImageInput, CancellationToken)"/>.</summary>
public sealed class MediaReference
{
    /// <summary>Names media by its id.</summary>
    /// <param name="mediaId">The media id (<c>mediaUUID</c>).</param>
    /// <param name="url">Where the media can be read, if known.</param>
    public MediaReference(Guid mediaId, Uri? url = null)
    {
        MediaId = mediaId;
        Url = url;
    }

    /// <summary>The media id (<c>mediaUUID</c>). Use it with <see cref="ImageInput.FromMedia"/> or <see cref="AudioInput.FromMedia"/>.</summary>
    public Guid MediaId { get; }

    /// <summary>Where the media can be read; <see langword="null"/> when the service did not say. Anyone who has the URL can read it.</summary>
    public Uri? Url { get; }

    /// <summary>The media id.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"media {MediaId}";
}
