namespace Runware.Wan25.Cli.Files;

/// <summary>
/// Creates files that only the user may read, such as those with prompts. On Windows, the user's folder itself is protected.
/// </summary>
internal static class PrivateFiles
{
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder and its parents if they are missing.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Mode | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Removes the permissions of others from a file that an earlier version may have created.</summary>
    public static void Protect(FileStream file)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file.SafeFileHandle) != Mode)
        {
            File.SetUnixFileMode(file.SafeFileHandle, Mode);
        }
    }
}
