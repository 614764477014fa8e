using System.Runtime.CompilerServices;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>A test of what only Linux has; elsewhere it is skipped and counted so.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute([CallerMemberName] string testName = "") =>
        this.SkipIf(!OperatingSystem.IsLinux(), "Only Linux has these files.", testName);
}
