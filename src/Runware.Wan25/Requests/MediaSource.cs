namespace Runware.Wan25.Requests;

/// <summary>Where media comes from: the closed family behind <see cref="ImageInput"/>, <see cref="AudioInput"/> and <see cref="AudioSource"/>.</summary>
internal abstract record MediaSource
{
    /// <summary>What kind of source this is, for messages; never what is in it.</summary>
    public abstract string Kind { get; }

    public sealed override string ToString() => Kind;
}

/// <summary>Media that travels as a short or ready-made text.</summary>
internal abstract record TextMedia : MediaSource
{
    public abstract string WireText { get; }
}

/// <summary>Media that is read on this machine and travels as a data URI.</summary>
internal abstract record LocalMedia(string? MediaType) : MediaSource;

internal sealed record UrlMedia(Uri Url) : TextMedia
{
    public override string Kind => "a URL";

    public override string WireText => UriText.Of(Url);
}

internal sealed record StoredMedia(Guid Id) : TextMedia
{
    public override string Kind => "a media id";

    public override string WireText => Id.ToString("D");
}

internal sealed record DataUriMedia(string Text) : TextMedia
{
    public override string Kind => "a data URI";

    public override string WireText => Text;
}

internal sealed record Base64Media(string Text) : TextMedia
{
    public override string Kind => "base64 text";

    public override string WireText => Text;
}

internal sealed record FileMedia(string Path, string? MediaType) : LocalMedia(MediaType)
{
    public override string Kind => "a file";
}

internal sealed record StreamMedia(Func<CancellationToken, ValueTask<Stream>> Open, string MediaType) : LocalMedia(MediaType)
{
    public override string Kind => "a stream";
}

internal sealed record BytesMedia(ReadOnlyMemory<byte> Bytes, string? MediaType) : LocalMedia(MediaType)
{
    public override string Kind => "bytes";

    public bool Equals(BytesMedia? other) => other is not null && MediaType == other.MediaType && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override int GetHashCode() => HashCode.Combine(MediaType, Bytes.Length);
}
