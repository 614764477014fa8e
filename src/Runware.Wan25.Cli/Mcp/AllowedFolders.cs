using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>The folders that tools may read and write. Links are resolved before a path is checked.</summary>
internal sealed class AllowedFolders
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string[] _folders;

    /// <param name="folders">The folders, as given.</param>
    /// <param name="workingFolder">The folder to which relative ones refer.</param>
    /// <exception cref="CliException">One of them does not exist.</exception>
    public AllowedFolders(IEnumerable<string> folders, string workingFolder)
    {
        _folders = [.. folders.Select(folder => RealPath(Path.GetFullPath(folder, workingFolder)))];
        if (_folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
        {
            throw CliException.InvalidArguments($"--allow-folder {missing} does not exist.");
        }
    }

    public override string ToString() => _folders.Length == 0 ? "none" : string.Join(", ", _folders);

    /// <summary>Gets the real path of a file or folder that a tool may use. A relative path refers to the first folder.</summary>
    /// <exception cref="CliException">It is not in one of the folders.</exception>
    public string Resolve(string path)
    {
        if (_folders.Length == 0)
        {
            throw Refused("This server has no folder to read from or write to.", "The user can start it with --allow-folder.");
        }

        if (path.Split('/', '\\').Contains(".."))
        {
            throw Refused($"'{path}' must not have '..' in it.", advice: null);
        }

        string real = RealPath(Path.GetFullPath(path, _folders[0]));
        return Array.Exists(_folders, folder => IsIn(real, folder))
            ? real
            : throw Outside(path);
    }

    /// <summary>Opens a file for reading. The opened file itself is checked, so that it cannot be replaced afterwards.</summary>
    /// <exception cref="CliException">It is not in one of the folders, or cannot be read.</exception>
    public FileStream OpenRead(string path) =>
        Open(path, Resolve(path), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read });

    /// <summary>Creates a file, which is checked as in <see cref="OpenRead"/>.</summary>
    /// <param name="path">The real path of the file.</param>
    /// <exception cref="CliException">It is not in one of the folders, or cannot be created.</exception>
    public FileStream CreateNew(string path) =>
        Open(path, path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite });

    private FileStream Open(string given, string real, FileStreamOptions options)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(real, options);
            string opened = RealPathResolver.RealPathOf(file) ?? RealPath(real);
            if (!Array.Exists(_folders, folder => IsIn(opened, folder)))
            {
                if (options.Mode == FileMode.CreateNew)
                {
                    File.Delete(opened);
                }

                throw Outside(given);
            }

            FileStream judged = file;
            file = null;
            return judged;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.InvalidArguments($"'{given}' cannot be opened: {exception.Message}");
        }
        finally
        {
            file?.Dispose();
        }
    }

    private CliException Outside(string path) => Refused($"'{path}' is not in an allowed folder.", $"Allowed: {this}.");

    private static bool IsIn(string path, string folder) =>
        path.Equals(folder, Comparison)
        || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, Comparison);

    private static string RealPath(string path)
    {
        string real = Path.GetPathRoot(path)!;
        foreach (string part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real).LinkTarget is not null)
            {
                // The path of the target may have links as well. A cycle of links throws.
                real = RealPath(File.ResolveLinkTarget(real, returnFinalTarget: true)!.FullName);
            }
        }

        return real;
    }

    private static CliException Refused(string message, string? advice) =>
        new(new(ErrorCodes.PathNotAllowed, ExitCodes.Invalid, message) { Advice = advice });
}
