using Runware.Wan25.Requests;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Reads local media once, from its first byte.</summary>
internal abstract class LocalMediaReader : IAsyncDisposable
{
    public abstract LocalMediaVersion Version { get; }

    public static async ValueTask<LocalMediaReader> OpenAsync(LocalMedia media, CancellationToken cancellationToken) => media switch
    {
        BytesMedia bytes => new MemoryMediaReader(bytes.Bytes),
        FileMedia file => StreamMediaReader.OpenFile(file.Path),
        SeekableStreamMedia stream => await SeekableStreamMediaReader.OpenAsync(stream, cancellationToken).ConfigureAwait(false),
        StreamMedia stream => StreamMediaReader.Take(await stream.Open(cancellationToken).ConfigureAwait(false)),
        _ => throw new InvalidOperationException($"There is no reader for media from {media.Kind}."),
    };

    /// <summary>Reads until the buffer is full or the media ends.</summary>
    public abstract ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
