namespace Runware.Wan25.Validation;

/// <summary>Looks at a file without reading more than its first bytes.</summary>
internal static class FileHead
{
    /// <summary>Reads the first bytes.</summary>
    /// <returns>What is wrong with the file, in a form that follows its name; <see langword="null"/> where nothing is.</returns>
    public static string? Read(string path, Span<byte> buffer, out int read)
    {
        read = 0;
        try
        {
            using var file = File.OpenHandle(path);
            var length = RandomAccess.GetLength(file);
            if (length == 0)
            {
                return "is empty";
            }

            while (read < Math.Min(length, buffer.Length) && RandomAccess.Read(file, buffer[read..], read) is > 0 and var count)
            {
                read += count;
            }

            return null;
        }
        catch (Exception exception) when (IsFileProblem(exception))
        {
            return ProblemOf(exception);
        }
    }

    /// <summary>Whether an exception says that a file cannot be opened or read, whatever the reason.</summary>
    public static bool IsFileProblem(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>What went wrong, in a form that follows the file's name.</summary>
    public static string ProblemOf(Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException ? "does not exist" : "cannot be read";
}
