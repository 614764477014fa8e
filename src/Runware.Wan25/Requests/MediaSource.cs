using System.Runtime.CompilerServices;

namespace Runware.Wan25.Requests;

/// <summary>
/// Where media comes from: the closed family behind <see cref="ImageInput"/>, <see cref="AudioInput"/> and <see cref="AudioSource"/>.
/// </summary>
internal abstract record MediaSource
{
    /// <summary>What kind of source this is, for messages; never what is in it.</summary>
    public abstract string Kind { get; }

    /// <summary>How messages name the media that was given: no more of a path than the file's name.</summary>
    public virtual string Name => "what was given";

    /// <summary>The media type that was given with the media.</summary>
    public virtual string? DeclaredType => null;

    public static MediaSource FromUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new UrlMedia(url);
    }

    public static MediaSource FromMedia(MediaReference media)
    {
        ArgumentNullException.ThrowIfNull(media);
        return new StoredMedia(media.MediaId);
    }

    public static MediaSource FromFile(string path, string? mediaType)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new FileMedia(path, mediaType);
    }

    public static MediaSource FromStream(Stream stream, string? mediaType)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SeekableStreamMedia(stream, mediaType);
    }

    public static MediaSource FromStream(Func<CancellationToken, ValueTask<Stream>> open, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(mediaType);
        return new StreamMedia(open, mediaType);
    }

    public sealed override string ToString() => Kind;
}

/// <summary>Media that travels as a short or ready-made text.</summary>
internal abstract record TextMedia : MediaSource
{
    public abstract string WireText { get; }
}

/// <summary>Media that is read on this machine and travels as a data URI.</summary>
internal abstract record LocalMedia(string? MediaType) : MediaSource
{
    public sealed override string? DeclaredType => MediaType;
}

internal sealed record UrlMedia(Uri Url) : TextMedia
{
    public override string Kind => "a URL";

    public override string WireText => UriFormatter.Of(Url);
}

internal sealed record StoredMedia(Guid Id) : TextMedia
{
    public override string Kind => "a media id";

    public override string WireText => Id.ToString("D");
}

/// <summary>Media that the caller passes as base64, and that is sent in the standard form.</summary>
/// <param name="Given">The caller's text.</param>
/// <param name="Content">What it holds, or <see langword="null"/> where it does not have the form that it should have.</param>
internal abstract record EncodedMedia(string Given, DataUri? Content) : TextMedia
{
    public sealed override string WireText => Content?.ToText(Given) ?? Given;

    public sealed override string? DeclaredType => Content?.MediaType;

    public virtual bool Equals(EncodedMedia? other) =>
        other is not null && EqualityContract == other.EqualityContract && Given == other.Given;

    public override int GetHashCode() => Given.GetHashCode(StringComparison.Ordinal);
}

internal sealed record DataUriMedia(string Given) : EncodedMedia(Given, DataUri.Parse(Given))
{
    public override string Kind => "a data URI";

    public override string Name => "the data URI";
}

internal sealed record Base64Media(string Given) : EncodedMedia(Given, DataUri.FromBase64(Given))
{
    public override string Kind => "base64 text";

    public override string Name => "the base64 text";
}

internal sealed record FileMedia(string Path, string? MediaType) : LocalMedia(MediaType)
{
    public override string Kind => "a file";

    public override string Name => $"'{System.IO.Path.GetFileName(Path)}'";
}

internal sealed record StreamMedia(Func<CancellationToken, ValueTask<Stream>> Open, string MediaType) : LocalMedia(MediaType)
{
    public override string Kind => "a stream";
}

internal sealed record BytesMedia(ReadOnlyMemory<byte> Bytes, string? MediaType) : LocalMedia(MediaType)
{
    public override string Kind => "bytes";

    public bool Equals(BytesMedia? other) =>
        other is not null && MediaType == other.MediaType && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override int GetHashCode() => HashCode.Combine(MediaType, Bytes.Length);
}

/// <summary>The caller's stream. Use its content only between entering it and disposing of what that returns.</summary>
internal sealed record SeekableStreamMedia(Stream Content, string? MediaType) : LocalMedia(MediaType)
{
    // The gate belongs to the stream: two inputs may share one, and a stream has one position.
    private static readonly ConditionalWeakTable<Stream, SemaphoreSlim> Gates = [];

    private readonly long _start = Content.CanSeek ? Content.Position : 0;

    public override string Kind => "a stream";

    public bool CanBeRead => Content is { CanRead: true, CanSeek: true };

    private SemaphoreSlim Gate => Gates.GetValue(Content, static _ => new(1, 1));

    /// <summary>Gets the number of bytes from where the stream stood when it was given.</summary>
    public long Length => Content.Length - _start;

    public void Rewind() => Content.Position = _start;

    /// <summary>Waits until nobody else uses the stream.</summary>
    public Exit Enter()
    {
        Gate.Wait();
        return new(Gate);
    }

    /// <inheritdoc cref="Enter"/>
    public async ValueTask<Exit> EnterAsync(CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = Gate;
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new(gate);
    }

    /// <summary>Lets the next one use the stream. Dispose of it once.</summary>
    public readonly struct Exit(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
