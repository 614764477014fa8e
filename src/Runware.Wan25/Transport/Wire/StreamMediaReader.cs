namespace Runware.Wan25.Transport.Wire;

/// <summary>Reads a stream that was opened for this read, and disposes it.</summary>
internal sealed class StreamMediaReader : LocalMediaReader
{
    private readonly Stream _stream;

    private StreamMediaReader(Stream stream)
    {
        _stream = stream;
        Version = new(stream.CanSeek ? stream.Length - stream.Position : null);
    }

    public override LocalMediaVersion Version { get; }

    public static StreamMediaReader Take(Stream? stream)
    {
        if (stream is not { CanRead: true })
        {
            stream?.Dispose();
            throw new IOException("The function that opens the stream returned no readable stream.");
        }

        try
        {
            return new(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public override ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        _stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);

    public override ValueTask DisposeAsync() => _stream.DisposeAsync();
}
