namespace Runware.Wan25.Transport.Wire;

/// <summary>Reads a file or a stream that was opened for this read, and disposes it.</summary>
internal sealed class StreamMediaReader(Stream stream, Func<LocalMediaVersion> version) : LocalMediaReader
{
    public override LocalMediaVersion Version => version();

    public static StreamMediaReader OpenFile(string path)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Access = FileAccess.Read,
            Share = FileShare.Read,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            BufferSize = 0, // callers read large pieces
        });
        return new(file, () => new(file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle)));
    }

    public static StreamMediaReader Take(Stream? stream)
    {
        if (stream is not { CanRead: true })
        {
            stream?.Dispose();
            throw new IOException("The function that opens the stream returned no readable stream.");
        }

        try
        {
            var version = new LocalMediaVersion(stream.CanSeek ? stream.Length - stream.Position : null);
            return new(stream, () => version);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public override ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);

    public override ValueTask DisposeAsync() => stream.DisposeAsync();
}
