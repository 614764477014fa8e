using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// Represents an audio track to upload with <see cref="IWan25Client.UploadAsync(AudioSource, CancellationToken)"/>.
/// </summary>
/// <remarks>
/// WAV, MP3, FLAC, OGG, M4A and AAC are recognised by their content. What is no audio, contradicts its media type or ends too early fails
/// the upload with a <see cref="VideoRequestValidationException"/>. Other formats are uploaded when their media type is named. Two tracks
/// are equal when they have the same origin, or the same bytes.
/// </remarks>
public sealed class AudioSource : IEquatable<AudioSource>
{
    private AudioSource(MediaSource source) => Source = source;

    internal MediaSource Source { get; }

    /// <summary>
    /// Creates audio from a file. It is read piece by piece while it is sent; a file that changes before it is sent again fails the upload.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="mediaType">Its media type, for example <c>audio/wav</c>. Needed only for formats that are not recognised.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    public static AudioSource FromFile(string path, string? mediaType = null) => new(MediaSource.FromFile(path, mediaType));

    /// <summary>Creates audio from bytes in memory. They are not copied: leave them unchanged until the upload has ended.</summary>
    /// <param name="bytes">The content of an audio file; not empty.</param>
    /// <param name="mediaType">Its media type, for example <c>audio/wav</c>. Needed only for formats that are not recognised.</param>
    /// <returns>The audio.</returns>
    public static AudioSource FromBytes(ReadOnlyMemory<byte> bytes, string? mediaType = null) => new(new BytesMedia(bytes, mediaType));

    /// <summary>
    /// Creates audio from a function that opens a stream. It is called for each attempt, and the stream is disposed afterwards. A stream
    /// that does not know its length is read once more, before the first attempt.
    /// </summary>
    /// <param name="open">Opens the stream at the first byte; it must return the same content each time.</param>
    /// <param name="mediaType">The media type, for example <c>audio/mpeg</c>.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static AudioSource FromStream(Func<CancellationToken, ValueTask<Stream>> open, string mediaType) =>
        new(MediaSource.FromStream(open, mediaType));

    /// <summary>
    /// Creates audio from a stream that can seek. The content runs from the stream's current position to its end and is read again for each
    /// attempt. The stream is not disposed.
    /// </summary>
    /// <param name="stream">
    /// A stream that can be read and can seek. Keep it open, and do not move its position, until the upload has ended.
    /// </param>
    /// <param name="mediaType">Its media type, for example <c>audio/wav</c>. Needed only for formats that are not recognised.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    public static AudioSource FromStream(Stream stream, string? mediaType = null) => new(MediaSource.FromStream(stream, mediaType));

    /// <summary>Creates audio from a URL, which the service fetches and keeps.</summary>
    /// <param name="url">An absolute http or https URL that the service can reach. It is sent exactly as given.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    public static AudioSource FromUrl(Uri url) => new(MediaSource.FromUrl(url));

    /// <inheritdoc/>
    public bool Equals(AudioSource? other) => other is not null && Source.Equals(other.Source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AudioSource);

    /// <inheritdoc/>
    public override int GetHashCode() => Source.GetHashCode();

    /// <summary>Returns the kind of origin, without a URL or any content.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"audio from {Source.Kind}";
}
