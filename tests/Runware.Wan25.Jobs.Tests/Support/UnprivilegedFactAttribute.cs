using System.Runtime.CompilerServices;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>A test that takes a permission away, which the administrator does not need.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute([CallerMemberName] string testName = "") =>
        this.SkipIf(IsUnavailable, "Runs without the administrator's rights, on Unix.", testName);

    private static bool IsUnavailable => OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess;
}
