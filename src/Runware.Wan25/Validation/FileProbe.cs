using Microsoft.Win32.SafeHandles;

namespace Runware.Wan25.Validation;

/// <summary>Opens a file to look at it.</summary>
internal static class FileProbe
{
    /// <summary>Opens a file that is not empty.</summary>
    /// <returns>What is wrong with the file, in a form that follows its name; <see langword="null"/> where nothing is.</returns>
    public static string? Open(string path, out SafeFileHandle? file)
    {
        file = null;
        try
        {
            file = File.OpenHandle(path);
            if (RandomAccess.GetLength(file) > 0)
            {
                return null;
            }

            file.Dispose();
            return "is empty";
        }
        catch (Exception exception) when (IsProblem(exception))
        {
            file?.Dispose();
            return ProblemOf(exception);
        }
    }

    /// <summary>Whether an exception is about the file or stream that is read, rather than a defect.</summary>
    public static bool IsProblem(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or ObjectDisposedException;

    /// <summary>
    /// Gets what an exception means for a file, in a form that follows its name. A path that is none is an ArgumentException.
    /// </summary>
    public static string ProblemOf(Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException ? "does not exist" : "cannot be read";
}
