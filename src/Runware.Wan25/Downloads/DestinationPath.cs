namespace Runware.Wan25.Downloads;

/// <summary>
/// The place of a downloaded file, links followed, and what is there before it: only a regular file is ever replaced, and its mode and,
/// where this process may, its owner are handed on.
/// </summary>
internal sealed class DestinationPath
{
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;

    private DestinationPath(string path) => Path = path;

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Gets the permissions of the file that is there; <see langword="null"/> where there is none.</summary>
    public UnixFileMode? Mode => OperatingSystem.IsWindows() || !File.Exists(Path) ? null : File.GetUnixFileMode(Path) & Permissions;

    /// <summary>Finds the place that a path leads to.</summary>
    public static DestinationPath At(string path)
    {
        try
        {
            string? target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
            var place = new DestinationPath(target ?? path);
            place.ThrowIfNotReplaceable();
            return place;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DownloadAttemptException(DownloadFailureKind.Final, $"'{path}' cannot be written to: {exception.Message}", exception);
        }
    }

    public void ThrowIfNotReplaceable()
    {
        if (System.IO.Path.GetFileName(Path).Length == 0 || Directory.Exists(Path))
        {
            throw new DownloadAttemptException(DownloadFailureKind.Final, $"'{Path}' is a folder, not a file");
        }

        bool isWindowsDevice = OperatingSystem.IsWindows() && Path.StartsWith(@"\\.\", StringComparison.Ordinal);
        if (isWindowsDevice || LinuxFileSystem.Find(Path, followLinks: true) is { IsRegular: false })
        {
            throw new DownloadAttemptException(
                DownloadFailureKind.Final, $"'{Path}' is a device, a pipe or a socket, not a regular file; download into a stream instead");
        }
    }

    /// <summary>Gives the file that takes the place the mode and the owner of the one that is there.</summary>
    public void CopyAttributesTo(FileStream file)
    {
        if (OperatingSystem.IsWindows() || Mode is not { } mode)
        {
            return;
        }

        // By handle: whoever owns the folder may have put a link in the place of the file, and would be given what it leads to.
        if (LinuxFileSystem.Find(Path, followLinks: true) is { } old
            && LinuxFileSystem.Find(file.SafeFileHandle) is { } own
            && (old.UserId, old.GroupId) != (own.UserId, own.GroupId))
        {
            LinuxFileSystem.TryChangeOwner(file.SafeFileHandle, old.UserId, old.GroupId);
        }

        // A file system without modes refuses to change one.
        if ((File.GetUnixFileMode(file.SafeFileHandle) & Permissions) != mode)
        {
            File.SetUnixFileMode(file.SafeFileHandle, mode);
        }
    }
}
