namespace Runware.Wan25.Downloads;

/// <summary>The name under which a file grows until it is complete.</summary>
internal static class TemporaryFile
{
    // File systems limit a name to 255 bytes or so, and a target's own name may already be that long.
    private const int LongestPrefix = 40;

    /// <summary>
    /// A name of its own beside the target: in the same folder, because only a rename within one file system is atomic, and never the same twice, so
    /// that two downloads to one path do not meet.
    /// </summary>
    public static string PathFor(string path, Guid id)
    {
        string name = Path.GetFileName(path);
        string prefix = name.Length <= LongestPrefix ? name : name[..LongestPrefix];
        return Path.Combine(Path.GetDirectoryName(path)!, $".{prefix}.{id:N}.part");
    }

    /// <summary>Opens it without a buffer of its own: what is written comes in large pieces.</summary>
    public static FileStream Create(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.Read,
        BufferSize = 0,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    });

    /// <summary>Removes it, as well as that is possible: the failure that led here matters more than a file that stays behind.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
