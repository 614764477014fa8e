namespace Runware.Wan25.Tests.Downloads;

/// <summary>A test of what only Linux has; elsewhere it is skipped and counted so.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Only Linux has these files.";
}
