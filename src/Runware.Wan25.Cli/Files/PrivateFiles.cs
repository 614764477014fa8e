namespace Runware.Wan25.Cli.Files;

/// <summary>Files that hold what only the user may read, such as prompts. Windows protects the user's folder itself.</summary>
internal static class PrivateFiles
{
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder, and those above it, where they are missing.</summary>
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

    /// <summary>Takes the permissions of others from a file that an earlier version may have made.</summary>
    public static void Protect(FileStream file)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file.SafeFileHandle) != Mode)
        {
            File.SetUnixFileMode(file.SafeFileHandle, Mode);
        }
    }
}
