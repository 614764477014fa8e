namespace Runware.Wan25.Downloads;

/// <summary>A file that appears under its name only when it is complete and on the disk; until then what was there before stays.</summary>
internal sealed class AtomicFileTarget(DestinationPath place, FileStream file) : DownloadTarget(file)
{
    private readonly FileStream _file = file;

    /// <summary>Opens the temporary file at once: a folder that cannot be written to is noticed before the first byte is fetched.</summary>
    public static AtomicFileTarget Create(string path, Func<Guid> newId, Func<string, FileStreamOptions, FileStream> open)
    {
        var place = DestinationPath.At(path);
        FileStream? file = null;
        try
        {
            file = TemporaryFile.Create(place.Path, place.Mode, newId, open);
            place.CopyAttributesTo(file);
            TemporaryFile.RemoveLeftovers(place.Path, file.Name);
            return new AtomicFileTarget(place, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (file is not null)
            {
                file.Dispose();
                TemporaryFile.Remove(file.Name);
            }

            throw new DownloadAttemptException(
                DownloadFailureKind.Final, $"the folder of '{path}' cannot be written to: {exception.Message}", exception);
        }
    }

    public override async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await base.CompleteAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // First the bytes, then the name: after a power failure the name must not stand for a file without them.
            await Task.Run(() => _file.Flush(flushToDisk: true), cancellationToken).ConfigureAwait(false);
            place.ThrowIfNotReplaceable();
            place.CopyAttributesTo(_file);
            if (LinuxFileSystem.Find(_file.Name, followLinks: false) is { IsRegular: false })
            {
                throw new DownloadAttemptException(DownloadFailureKind.Final, "its temporary file was replaced by another program");
            }

            // Renamed while it is open: once closed, another download to this path would take it for a leftover.
            File.Move(_file.Name, place.Path, overwrite: true);
            await _file.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not DownloadAttemptException)
        {
            throw ToFailure(exception, cancellationToken);
        }

        await Task.Run(() => LinuxFileSystem.TryFlushFolder(place.Folder), CancellationToken.None).ConfigureAwait(false);
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
            TemporaryFile.Remove(_file.Name);
        }
    }
}
