using System.Security.Cryptography;
using System.Text;
using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// Represents an image for a request (<c>inputs.frameImages</c>) or an upload. The factory methods name its origin: a string is never taken
/// for the path of a file.
/// </summary>
/// <remarks>
/// <para>
/// The content decides what an image is. PNG, JPEG, WEBP, GIF and BMP are recognised by their first bytes and accepted; the file's name
/// has no influence. Everything else, a declared media type that the content contradicts, and a file that ends too early are
/// reported by <see cref="VideoRequestBuilder.Build"/>, or by the upload. Of an image from a function that opens a stream, only the first
/// bytes are checked, when it is sent.
/// </para>
/// <para>
/// To send an image in a format that is not on that list, name its media type: <c>ImageInput.FromFile("frame.avif", "image/avif")</c>. The
/// type inside a data URI does not count for that, because it may come from anywhere. <see cref="VideoRequestBuilder.WithoutValidation"/>
/// turns the checks off.
/// </para>
/// <para>Two images are equal when they have the same origin, or the same bytes.</para>
/// </remarks>
/// <example>
/// <code>
/// VideoRequest fromFile = VideoRequest.FromImage(ImageInput.FromFile("alley.jpg"), "The camera pushes down the alley").Build();
/// VideoResult first = await client.GenerateAsync(fromFile, cancellationToken);
///
/// // An image that is used more than once is better uploaded first.
/// MediaReference frame = await client.UploadAsync(ImageInput.FromFile("alley.jpg"), cancellationToken);
/// VideoRequest fromUpload = VideoRequest.FromImage(ImageInput.FromMedia(frame), "It starts to rain").Build();
/// VideoResult second = await client.GenerateAsync(fromUpload, cancellationToken);
/// </code>
/// </example>
public sealed class ImageInput : IEquatable<ImageInput>
{
    internal ImageInput(MediaSource source) => Source = source;

    internal MediaSource Source { get; }

    /// <summary>Creates an image from a URL, which the service fetches.</summary>
    /// <param name="url">An absolute http or https URL that the service can reach. It is sent exactly as given.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    public static ImageInput FromUrl(Uri url) => new(MediaSource.FromUrl(url));

    /// <summary>
    /// Creates an image from one that was uploaded with <see cref="IWan25Client.UploadAsync(ImageInput, CancellationToken)"/>.
    /// </summary>
    /// <param name="media">The reference that the upload returned.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    public static ImageInput FromMedia(MediaReference media) => new(MediaSource.FromMedia(media));

    /// <summary>Creates an image from one that the service has, because it was uploaded or generated before.</summary>
    /// <param name="mediaId">Its id (<c>mediaUUID</c> or <c>imageUUID</c>); not empty.</param>
    /// <returns>The image.</returns>
    public static ImageInput FromMediaId(Guid mediaId) => new(new StoredMedia(mediaId));

    /// <summary>Creates an image from a data URI as RFC 2397 defines it.</summary>
    /// <param name="dataUri">
    /// <c>data:image/…;base64,…</c>. Parameters such as <c>name</c> or <c>charset</c>, upper case, white space, percent-escapes and
    /// URL-safe base64 are accepted; the standard form is sent.
    /// </param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="dataUri"/> is <see langword="null"/>.</exception>
    public static ImageInput FromDataUri(string dataUri)
    {
        ArgumentNullException.ThrowIfNull(dataUri);
        return new(new DataUriMedia(dataUri));
    }

    /// <summary>Creates an image from base64 text. The service reads its type from the content.</summary>
    /// <param name="base64">
    /// The text, without a <c>data:</c> prefix. White space, missing padding and the URL-safe alphabet are accepted; the standard form is
    /// sent.
    /// </param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="base64"/> is <see langword="null"/>.</exception>
    public static ImageInput FromBase64(string base64)
    {
        ArgumentNullException.ThrowIfNull(base64);
        return new(new Base64Media(base64));
    }

    /// <summary>
    /// Creates an image from bytes in memory. They are not copied: leave them unchanged as long as the request is in use.
    /// </summary>
    /// <param name="bytes">The content of an image file; not empty.</param>
    /// <param name="mediaType">
    /// Its media type. Needed only for formats that are not recognised or not on the list of those accepted.
    /// </param>
    /// <returns>The image.</returns>
    public static ImageInput FromBytes(ReadOnlyMemory<byte> bytes, string? mediaType = null) => new(new BytesMedia(bytes, mediaType));

    /// <summary>
    /// Creates an image from a file. <see cref="VideoRequestBuilder.Build"/> looks into it; it is read piece by piece while it is sent. A
    /// file that changes before it is sent again fails the call.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="mediaType">
    /// Its media type, for example <c>image/avif</c>. Needed only for formats that are not recognised or not on the list of those accepted.
    /// </param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    public static ImageInput FromFile(string path, string? mediaType = null) => new(MediaSource.FromFile(path, mediaType));

    /// <summary>
    /// Creates an image from a function that opens a stream. It is called for each attempt, and the stream is disposed afterwards. A stream
    /// that does not know its length is read once more, before the first attempt.
    /// </summary>
    /// <param name="open">Opens the stream at the image's first byte; it must return the same content each time.</param>
    /// <param name="mediaType">The image's media type, for example <c>image/png</c>.</param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ImageInput FromStream(Func<CancellationToken, ValueTask<Stream>> open, string mediaType) =>
        new(MediaSource.FromStream(open, mediaType));

    /// <summary>
    /// Creates an image from a stream that can seek. The content runs from the stream's current position to its end and is read again for
    /// each attempt. The stream is not disposed.
    /// </summary>
    /// <param name="stream">
    /// A stream that can be read and can seek. Keep it open, and do not move its position, as long as the request is in use.
    /// </param>
    /// <param name="mediaType">
    /// Its media type. Needed only for formats that are not recognised or not on the list of those accepted.
    /// </param>
    /// <returns>The image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    public static ImageInput FromStream(Stream stream, string? mediaType = null) => new(MediaSource.FromStream(stream, mediaType));

    /// <summary>Computes the SHA-256 hash of a file, bytes or a stream, or of the text of a data URI or base64.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The hash, or <see langword="null"/> if the image is not on this machine: a URL or uploaded media.</returns>
    /// <remarks>Use it to recognize the same image. The same content given in another way may have another hash.</remarks>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public async Task<byte[]?> ComputeHashAsync(CancellationToken cancellationToken = default)
    {
        switch (Source)
        {
            case BytesMedia bytes:
                return SHA256.HashData(bytes.Bytes.Span);
            case EncodedMedia text:
                return SHA256.HashData(Encoding.UTF8.GetBytes(text.WireText));
            case FileMedia file:
                return await HashAsync(File.OpenRead(file.Path), cancellationToken).ConfigureAwait(false);
            case StreamMedia stream:
                return await HashAsync(await stream.Open(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            case SeekableStreamMedia stream:
                using (await stream.EnterAsync(cancellationToken).ConfigureAwait(false))
                {
                    stream.Rewind();
                    return await SHA256.HashDataAsync(stream.Content, cancellationToken).ConfigureAwait(false);
                }

            default:
                return null;
        }
    }

    private static async Task<byte[]> HashAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using (stream.ConfigureAwait(false))
        {
            return await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public bool Equals(ImageInput? other) => other is not null && Source.Equals(other.Source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ImageInput);

    /// <inheritdoc/>
    public override int GetHashCode() => Source.GetHashCode();

    /// <summary>Returns the kind of origin, without a URL or any content.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"image from {Source.Kind}";
}
