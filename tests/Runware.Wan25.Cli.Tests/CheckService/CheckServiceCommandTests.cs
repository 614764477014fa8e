using System.Text.Json;
using Runware.Wan25.Cli.CheckService;
using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Tests.CheckService;

/// <summary>The check-service command: what it requires before it sends requests, and where it writes its report.</summary>
public class CheckServiceCommandTests
{
    [Fact]
    public async Task Nothing_is_sent_without_live()
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync("check-service", "--yes");

        Assert.Equal(ExitCodes.Invalid, result.ExitCode);
        Assert.Contains("--live", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task Nothing_is_sent_without_a_key()
    {
        await using var cli = new CliRun();
        cli.Variables.Clear();

        CliResult result = await cli.RunAsync("check-service", "--live", "--yes");

        Assert.Equal(ExitCodes.Credentials, result.ExitCode);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("n")]
    public async Task What_it_costs_is_said_and_asked_for(string? answer)
    {
        await using var cli = new CliRun { Answer = answer };

        CliResult result = await cli.RunAsync("check-service", "--live");

        Assert.Equal(ExitCodes.CostRefused, result.ExitCode);
        Assert.Contains("0.9460 USD, at most 0.9460: one order of 2 videos", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task A_live_check_leaves_its_report_and_its_recording()
    {
        await using var cli = new CliRun();
        cli.Emulator.Faults.OnGeneration().ForPrompt(ProbeTasks.FailingPrompt).FailFirstFrame();
        string folder = cli.PathOf("found");

        CliResult result = await cli.RunAsync("check-service", "--live", "--yes", "--json", "--output", folder);

        result.AssertSuccess();
        Assert.True(result.Json.GetProperty("isComplete").GetBoolean());
        JsonElement written = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json"))).RootElement;
        Assert.Equal(result.Json.GetRawText(), written.GetRawText());
        Assert.Contains(
            "What the client guarantees", await File.ReadAllTextAsync(Path.Combine(folder, "report.txt")), StringComparison.Ordinal);
        Assert.DoesNotContain("test-key", await File.ReadAllTextAsync(Path.Combine(folder, "recording.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_emulator_is_checked_for_free()
    {
        await using var cli = new CliRun();
        cli.Variables.Clear();

        CliResult result = await cli.RunAsync("check-service", "--emulator", "--output", cli.PathOf("found"));

        result.AssertSuccess();
        Assert.Contains("FailedPoll               BadRequest (as the emulator)", result.Output, StringComparison.Ordinal);
    }
}
