using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// An audio track to upload with <see cref="IWan25Client.UploadAsync(AudioSource, CancellationToken)"/>. Two are equal when they come from the same place,
/// or have the same bytes.
/// </summary>
public sealed class AudioSource : IEquatable<AudioSource>
{
    private AudioSource(MediaSource source) => Source = source;

    internal MediaSource Source { get; }

    /// <summary>An audio file. It is read while it is sent, piece by piece; a file that changes before a resend fails the upload.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mediaType">
    /// Its type, for example <c>audio/wav</c>. Not needed for WAV, MP3, FLAC, OGG, M4A and AAC, which are recognised by content, then by extension.
    /// </param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    public static AudioSource FromFile(string path, string? mediaType = null) => new(MediaSources.File(path, mediaType));

    /// <summary>Audio in memory. The bytes are not copied: leave them unchanged until the upload has ended.</summary>
    /// <param name="bytes">The audio file's content; not empty.</param>
    /// <param name="mediaType">Its type, for example <c>audio/wav</c>. Not needed for WAV, MP3, FLAC, OGG, M4A and AAC, which are recognised.</param>
    /// <returns>The audio.</returns>
    public static AudioSource FromBytes(ReadOnlyMemory<byte> bytes, string? mediaType = null) => new(new BytesMedia(bytes, mediaType));

    /// <summary>
    /// Audio from a stream, opened anew for each attempt and disposed after it. A stream that cannot tell its length is read once more, before the first
    /// attempt, to learn it.
    /// </summary>
    /// <param name="open">Opens the stream at the first byte; it must give the same content each time.</param>
    /// <param name="mediaType">The audio's type, for example <c>audio/mpeg</c>.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static AudioSource FromStream(Func<CancellationToken, ValueTask<Stream>> open, string mediaType) => new(MediaSources.Stream(open, mediaType));

    /// <summary>
    /// Creates audio from a stream that can seek. The content runs from the stream's position at this call to its end, and is read anew for each attempt, so
    /// keep the stream open and leave its position alone until the upload has ended. The stream is not disposed.
    /// </summary>
    /// <param name="stream">A stream that can be read and can seek; another is reported by the upload.</param>
    /// <param name="mediaType">The audio's type, for example <c>audio/wav</c>. Not needed for WAV, MP3, FLAC, OGG, M4A and AAC, which are recognised.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    public static AudioSource FromStream(Stream stream, string? mediaType = null) => new(MediaSources.Stream(stream, mediaType));

    /// <summary>Audio on the web, which the service fetches and keeps.</summary>
    /// <param name="url">An absolute http or https URL that the service can reach. It is sent exactly as given.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    public static AudioSource FromUrl(Uri url) => new(MediaSources.Url(url));

    /// <inheritdoc/>
    public bool Equals(AudioSource? other) => other is not null && Source.Equals(other.Source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AudioSource);

    /// <inheritdoc/>
    public override int GetHashCode() => Source.GetHashCode();

    /// <summary>Where the audio comes from, without a URL or any content.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"audio from {Source.Kind}";
}
