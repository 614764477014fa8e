using System.Runtime.CompilerServices;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>A test of what only Linux reports about threads.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute([CallerMemberName] string testName = "") =>
        this.SkipIf(!OperatingSystem.IsLinux(), "Only Linux reports what each thread does.", testName);
}
