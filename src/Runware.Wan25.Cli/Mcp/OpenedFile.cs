namespace Runware.Wan25.Cli.Mcp;

/// <summary>Asks the system which file was opened, whatever its path means by now.</summary>
internal static class OpenedFile
{
    /// <summary>Gets the path without links; <see langword="null"/> where the system does not tell.</summary>
    public static string? RealPathOf(FileStream file) => OperatingSystem.IsLinux()
        ? new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget
        : null;
}
