using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// Represents an audio track for a request (<c>inputs.audio</c>), which the video follows. The model takes a URL or a media id only; to use
/// a local file, upload an <see cref="AudioSource"/> first. Two tracks are equal when they have the same origin.
/// </summary>
public sealed class AudioInput : IEquatable<AudioInput>
{
    internal AudioInput(MediaSource source) => Source = source;

    internal MediaSource Source { get; }

    /// <summary>Creates an audio track from a URL, which the service fetches.</summary>
    /// <param name="url">An absolute http or https URL that the service can reach. It is sent exactly as given.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    public static AudioInput FromUrl(Uri url) => new(MediaSource.FromUrl(url));

    /// <summary>
    /// Creates an audio track from one that was uploaded with <see cref="IWan25Client.UploadAsync(AudioSource, CancellationToken)"/>.
    /// </summary>
    /// <param name="media">The reference that the upload returned.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    public static AudioInput FromMedia(MediaReference media) => new(MediaSource.FromMedia(media));

    /// <summary>Creates an audio track from one that the service has.</summary>
    /// <param name="mediaId">Its id (<c>mediaUUID</c>); not empty.</param>
    /// <returns>The audio.</returns>
    public static AudioInput FromMediaId(Guid mediaId) => new(new StoredMedia(mediaId));

    /// <inheritdoc/>
    public bool Equals(AudioInput? other) => other is not null && Source.Equals(other.Source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AudioInput);

    /// <inheritdoc/>
    public override int GetHashCode() => Source.GetHashCode();

    /// <summary>Returns the kind of origin, without its URL.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"audio from {Source.Kind}";
}
