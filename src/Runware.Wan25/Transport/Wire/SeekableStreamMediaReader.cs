using Runware.Wan25.Requests;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Reads a stream that the caller owns. A stream has one reader at a time; the next one waits.</summary>
internal sealed class SeekableStreamMediaReader(SeekableStreamMedia media, SeekableStreamMedia.Exit exit) : LocalMediaReader
{
    public override LocalMediaVersion Version => new(media.Length);

    public static async ValueTask<SeekableStreamMediaReader> OpenAsync(SeekableStreamMedia media, CancellationToken cancellationToken)
    {
        SeekableStreamMedia.Exit exit = await media.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            media.Rewind();
            return new(media, exit);
        }
        catch
        {
            exit.Dispose();
            throw;
        }
    }

    public override ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        media.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);

    public override ValueTask DisposeAsync()
    {
        exit.Dispose();
        return ValueTask.CompletedTask;
    }
}
