namespace Runware.Wan25.Downloads;

/// <summary>A file that appears under its name only when it is complete; until then what was there before stays.</summary>
internal sealed class FileTarget : DownloadTarget
{
    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly Stream _file;

    private FileTarget(string path, string temporaryPath, Stream file)
        : base(file)
    {
        _path = path;
        _temporaryPath = temporaryPath;
        _file = file;
    }

    /// <summary>Opens the temporary file at once: a folder that cannot be written to is noticed before the first byte is fetched.</summary>
    public static FileTarget Create(string path, Guid id, Func<string, Stream> open)
    {
        if (Path.GetFileName(path).Length == 0 || Directory.Exists(path))
        {
            throw new AttemptFailedException(FailureKind.Final, $"'{path}' is a folder, not a file");
        }

        string temporaryPath = TemporaryFile.PathFor(path, id);
        try
        {
            return new FileTarget(path, temporaryPath, open(temporaryPath));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AttemptFailedException(FailureKind.Final, $"the folder of '{path}' cannot be written to: {exception.Message}", exception);
        }
    }

    public override async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await base.CompleteAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _file.DisposeAsync().ConfigureAwait(false);
            File.Move(_temporaryPath, _path, overwrite: true);
        }
        catch (Exception exception)
        {
            throw ToFailure(exception, cancellationToken);
        }
    }

    /// <summary>Leaves nothing behind under the temporary name. After a rename there is nothing.</summary>
    public override async ValueTask DisposeAsync()
    {
        try
        {
            await _file.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A full disk, once more; it has been reported.
        }
        finally
        {
            TemporaryFile.Remove(_temporaryPath);
        }
    }
}
