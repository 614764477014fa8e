namespace Runware.Wan25.Validation;

/// <summary>Looks at a file without reading more than its first bytes.</summary>
internal static class FileProbe
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ProblemOf(exception);
        }
    }

    /// <summary>What an exception says about a file, in a form that follows its name. A path that is none is an ArgumentException.</summary>
    public static string ProblemOf(Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException ? "does not exist" : "cannot be read";
}
