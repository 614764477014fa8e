using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>Publishes one of the programs under ColdStart.</summary>
internal static class NativeProgram
{
    /// <summary>The program's path, or nothing where it cannot be made: no compiler, no linker, or the sources are not there.</summary>
    public static async Task<string?> PublishAsync(string name)
    {
        var project = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "ColdStart", name, $"{name}.csproj");
        if (!File.Exists(project))
        {
            return null;
        }

        var output = Path.Combine(Path.GetTempPath(), $"runware-cold-start-{name}");
        var start = new ProcessStartInfo(
            "dotnet", ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        foreach (var inherited in start.Environment.Keys
            .Where(key => key.StartsWith("DOTNET_T", StringComparison.Ordinal) || key is "DOTNET_ReadyToRun")
            .ToList())
        {
            start.Environment.Remove(inherited);
        }

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            await Console.Error.WriteLineAsync(said);
        }

        return process.ExitCode == 0 ? Path.Combine(output, $"cold-start-{name.ToLowerInvariant()}") : null;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
