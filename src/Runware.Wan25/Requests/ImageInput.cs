using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// An image for a request (<c>inputs.frameImages</c>) or an upload. The factories say where it comes from: a string is never taken for the path of a file.
/// What is wrong with an image is reported by <see cref="VideoRequestBuilder.Build"/>, or by the upload. Two images are equal when they come from the same
/// place, or have the same bytes.
/// </summary>
public sealed class ImageInput : IEquatable<ImageInput>
{
    private ImageInput(MediaSource source) => Source = source;

    internal MediaSource Source { get; }

    /// <summary>An image on the web, which the service fetches.</summary>
    /// <param name="url">An absolute http or https URL that the service can reach. It is sent exactly as given.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    public static ImageInput FromUrl(Uri url) => new(MediaSources.Url(url));

    /// <summary>An image that was uploaded with <see cref="IWan25Client.UploadAsync(ImageInput, CancellationToken)"/>.</summary>
    /// <param name="media">The reference the upload gave.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    public static ImageInput FromMedia(MediaReference media) => new(MediaSources.Stored(media));

    /// <summary>An image that the service has: uploaded or generated before.</summary>
    /// <param name="mediaId">Its id (<c>mediaUUID</c> or <c>imageUUID</c>); not the empty one.</param>
    /// <returns>The image.</returns>
    public static ImageInput FromMediaId(Guid mediaId) => new(new StoredMedia(mediaId));

    /// <summary>An image in a data URI.</summary>
    /// <param name="dataUri"><c>data:image/…;base64,…</c></param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataUri"/> is <see langword="null"/>.</exception>
    public static ImageInput FromDataUri(string dataUri)
    {
        ArgumentNullException.ThrowIfNull(dataUri);
        return new(new DataUriMedia(dataUri));
    }

    /// <summary>An image as base64 text. The service tells its type from the content.</summary>
    /// <param name="base64">The text, without a <c>data:</c> prefix.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="base64"/> is <see langword="null"/>.</exception>
    public static ImageInput FromBase64(string base64)
    {
        ArgumentNullException.ThrowIfNull(base64);
        return new(new Base64Media(base64));
    }

    /// <summary>An image in memory. The bytes are not copied: leave them unchanged as long as the request is in use.</summary>
    /// <param name="bytes">The image file's content; not empty.</param>
    /// <param name="mediaType">Its type, for example <c>image/png</c>. Not needed for PNG, JPEG, WEBP, GIF and BMP, which are recognised.</param>
    /// <returns>The image.</returns>
    public static ImageInput FromBytes(ReadOnlyMemory<byte> bytes, string? mediaType = null) => new(new BytesMedia(bytes, mediaType));

    /// <summary>
    /// An image file. It is looked at by <see cref="VideoRequestBuilder.Build"/> and read while it is sent, piece by piece; a file that changes before a
    /// resend fails the call.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="mediaType">
    /// Its type, for example <c>image/avif</c>. Not needed for PNG, JPEG, WEBP, GIF and BMP, which are recognised by content, then by extension.
    /// </param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    public static ImageInput FromFile(string path, string? mediaType = null) => new(MediaSources.File(path, mediaType));

    /// <summary>
    /// An image from a stream, opened anew for each attempt and disposed after it. A stream that cannot tell its length is read once more, before the first
    /// attempt, to learn it.
    /// </summary>
    /// <param name="open">Opens the stream at the image's first byte; it must give the same content each time.</param>
    /// <param name="mediaType">The image's type, for example <c>image/png</c>.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ImageInput FromStream(Func<CancellationToken, ValueTask<Stream>> open, string mediaType) => new(MediaSources.Stream(open, mediaType));

    /// <summary>
    /// Creates an image from a stream that can seek. The content runs from the stream's position at this call to its end, and is read anew for each attempt, so
    /// keep the stream open and leave its position alone as long as the request is in use. The stream is not disposed.
    /// </summary>
    /// <param name="stream">A stream that can be read and can seek; another is reported by <see cref="VideoRequestBuilder.Build"/>.</param>
    /// <param name="mediaType">The image's type, for example <c>image/avif</c>. Not needed for PNG, JPEG, WEBP, GIF and BMP, which are recognised.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    public static ImageInput FromStream(Stream stream, string? mediaType = null) => new(MediaSources.Stream(stream, mediaType));

    internal static ImageInput From(MediaSource source) => new(source);

    /// <inheritdoc/>
    public bool Equals(ImageInput? other) => other is not null && Source.Equals(other.Source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ImageInput);

    /// <inheritdoc/>
    public override int GetHashCode() => Source.GetHashCode();

    /// <summary>Where the image comes from, without a URL or any content.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"image from {Source.Kind}";
}
