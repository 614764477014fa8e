using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// An audio track for a request (<c>inputs.audio</c>), which the video follows. The model takes a URL or a media id only; for a local file, upload an
/// <see cref="AudioSource"/> first. Two tracks are equal when they come from the same place.
/// </summary>
public sealed class AudioInput : IEquatable<AudioInput>
{
    private AudioInput(MediaSource source) => Source = source;

    internal MediaSource Source { get; }

    /// <summary>Audio on the web, which the service fetches.</summary>
    /// <param name="url">An absolute http or https URL that the service can reach. It is sent exactly as given.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    public static AudioInput FromUrl(Uri url) => new(MediaSources.Url(url));

    /// <summary>Audio that was uploaded with <see cref="IWan25Client.UploadAsync(AudioSource, CancellationToken)"/>.</summary>
    /// <param name="media">The reference the upload gave.</param>
    /// <returns>The audio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="media"/> is <see langword="null"/>.</exception>
    public static AudioInput FromMedia(MediaReference media) => new(MediaSources.Stored(media));

    /// <summary>Audio that the service has.</summary>
    /// <param name="mediaId">Its id (<c>mediaUUID</c>); not the empty one.</param>
    /// <returns>The audio.</returns>
    public static AudioInput FromMediaId(Guid mediaId) => new(new StoredMedia(mediaId));

    internal static AudioInput From(MediaSource source) => new(source);

    /// <inheritdoc/>
    public bool Equals(AudioInput? other) => other is not null && Source.Equals(other.Source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AudioInput);

    /// <inheritdoc/>
    public override int GetHashCode() => Source.GetHashCode();

    /// <summary>Where the audio comes from, without its URL.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"audio from {Source.Kind}";
}
