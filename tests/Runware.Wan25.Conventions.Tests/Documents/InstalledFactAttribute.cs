using System.Runtime.CompilerServices;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>A test that needs a program. Where it is not installed, the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InstalledFactAttribute : FactAttribute
{
    public InstalledFactAttribute(string program, [CallerMemberName] string testName = "") =>
        this.SkipIf(!IsInstalled(program), $"{program} is not installed.", testName);

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
