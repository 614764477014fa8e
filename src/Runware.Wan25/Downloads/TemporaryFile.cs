namespace Runware.Wan25.Downloads;

/// <summary>The file that grows beside its target until it is complete.</summary>
internal static class TemporaryFile
{
    private const string Extension = ".part";
    private const int IdLength = 32;
    private const int MaxTries = 8;

    // File systems limit a name to 255 bytes or so, and a target's own name may already be that long.
    private const int MaxPrefix = 40;

    // A leftover is hidden by its name.
    private static readonly EnumerationOptions All = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = true,
        MatchType = MatchType.Simple,
    };

    /// <summary>
    /// Opens a file with a name of its own: in the same folder, because only a rename within one file system is atomic, and never the same
    /// twice, so that two downloads to one path do not meet.
    /// </summary>
    /// <param name="target">The path that it will be renamed to.</param>
    /// <param name="mode">Its permissions where they are not the default; the process's mask applies.</param>
    /// <param name="newId">Makes the names.</param>
    /// <param name="open">Opens the file.</param>
    public static FileStream Create(string target, UnixFileMode? mode, Func<Guid> newId, Func<string, FileStreamOptions, FileStream> open)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        };
        if (mode is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        for (int tries = 1; ; tries++)
        {
            string path = Path.Combine(Path.GetDirectoryName(target)!, $".{PrefixOf(target)}.{newId():N}{Extension}");
            try
            {
                FileStream file = open(path, options);
                if (File.Exists(path) || tries == MaxTries)
                {
                    return file;
                }

                file.Dispose();
            }
            catch (IOException exception) when (tries < MaxTries && exception.GetType() == typeof(IOException))
            {
                Remove(path);
            }

            // Between its creation and its lock, another download has taken it for a leftover.
        }
    }

    /// <summary>
    /// Removes what downloads to the same target left behind when their process was killed. One that goes on, in whatever process, holds
    /// its file open and is left alone.
    /// </summary>
    public static void RemoveLeftovers(string target, string own) => Try(() =>
    {
        // Where the file system has no locks, a leftover cannot be distinguished from a file in use.
        if (!IsLocked(own))
        {
            return;
        }

        foreach (string path in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, "*" + Extension, All))
        {
            if (IsNamedFor(target, Path.GetFileName(path)) && path != own)
            {
                Try(() => RemoveUnlessOpen(path));
            }
        }
    });

    /// <summary>Removes it, as well as that is possible: the failure that led here matters more than a file that stays behind.</summary>
    public static void Remove(string path) => Try(() => File.Delete(path));

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string PrefixOf(string target)
    {
        string name = Path.GetFileName(target);
        int length = Math.Min(name.Length, MaxPrefix);
        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)];
    }

    private static bool IsNamedFor(string target, string name)
    {
        string start = $".{PrefixOf(target)}.";
        return name.Length == start.Length + IdLength + Extension.Length
            && name.StartsWith(start, StringComparison.Ordinal)
            && name.Skip(start.Length).Take(IdLength).All(char.IsAsciiHexDigitLower);
    }

    private static void RemoveUnlessOpen(string path)
    {
        // Opening a pipe would wait for its other end, and what a link leads to is not ours.
        if (LinuxFileSystem.Find(path, followLinks: false) is { IsRegular: false } || new FileInfo(path).LinkTarget is not null)
        {
            return;
        }

        FileOptions options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
        using var leftover = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0, options);
        if (!OperatingSystem.IsWindows())
        {
            // While it is locked: whoever locks it afterwards finds that it is gone.
            File.Delete(path);
        }
    }

    private static bool IsLocked(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
