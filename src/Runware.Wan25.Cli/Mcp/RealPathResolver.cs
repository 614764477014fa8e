namespace Runware.Wan25.Cli.Mcp;

/// <summary>Gets from the system which file was opened, regardless of what its path refers to now.</summary>
internal static class RealPathResolver
{
    /// <summary>Gets the path without links; <see langword="null"/> if the system does not provide it.</summary>
    public static string? RealPathOf(FileStream file) => OperatingSystem.IsLinux()
        ? new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget
        : null;
}
