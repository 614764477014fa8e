using System.Diagnostics;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>The scripts for other languages make a video on the emulator.</summary>
public class ScriptTests
{
    private const string Page = "docs/other-languages.md";

    [InstalledFact("node")]
    public Task The_script_for_node_makes_a_video() => RunAsync("js", "node", "--input-type=module", "-");

    [InstalledFact("python3")]
    public Task The_script_for_python_makes_a_video() => RunAsync("python", "python3", "-");

    private static async Task RunAsync(string language, string program, params string[] arguments)
    {
        var script = Assert.Single(Snippet.BlocksIn(Document.Load(Page)), block => block.Language == language && block.IsRun);
        await using var emulator = await RunwareEmulator.StartAsync(
            new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(50)) });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["RUNWARE_ENDPOINT"] = emulator.Endpoint.ToString(), ["NO_PROXY"] = "*" },
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(script.Code);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);

            Assert.Matches(@"^0\.473 USD, [1-9][0-9]+ bytes of video/mp4$", (await output).Trim() + await error);
            Assert.Equal(1, emulator.Ledger.Charges);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
