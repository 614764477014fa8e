namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>A test that takes a permission away, which the administrator does not need.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute() =>
        Skip = OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess ? "Runs without the administrator's rights, on Unix." : null;
}
