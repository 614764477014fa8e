namespace Runware.Wan25.Emulator.Tests;

/// <summary>A test of what only Linux reports about threads.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Only Linux reports what each thread does.";
}
