namespace Runware.Wan25.Transport.Wire;

/// <summary>Reads a file.</summary>
internal sealed class FileMediaReader : LocalMediaReader
{
    private readonly FileStream _file;

    private FileMediaReader(FileStream file) => _file = file;

    public override LocalMediaVersion Version => new(_file.Length, File.GetLastWriteTimeUtc(_file.SafeFileHandle));

    public static FileMediaReader Open(string path) => new(new FileStream(path, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.Read,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0, // callers read large pieces
    }));

    public override ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        _file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);

    public override ValueTask DisposeAsync() => _file.DisposeAsync();
}
