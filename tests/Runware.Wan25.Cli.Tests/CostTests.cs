using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Tests;

/// <summary>Commands that cost money report the cost and ask for confirmation.</summary>
public class CostTests
{
    [Theory]
    [InlineData("y")]
    [InlineData(" YES ")]
    public async Task A_person_is_told_the_cost_and_asked(string answer)
    {
        await using var cli = new CliRun { Answer = answer };

        CliResult result = await cli.RunAsync("submit", "A lighthouse", "--results", "2");

        result.AssertSuccess();
        Assert.Contains("2 videos: about ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Go on? [y/N]", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, cli.Emulator.Ledger.TaskCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("n")]
    [InlineData("yesterday")]
    public async Task Anything_but_a_yes_sends_nothing(string answer)
    {
        await using var cli = new CliRun { Answer = answer };

        CliResult result = await cli.RunAsync("generate", "A lighthouse");

        Assert.Equal(ExitCodes.CostRefused, result.ExitCode);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task Where_nobody_is_there_to_ask_nothing_is_sent()
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync("generate", "A lighthouse", "--json");

        Assert.Equal(ExitCodes.CostRefused, result.ExitCode);
        Assert.Equal(ErrorCodes.CostNotConfirmed, result.ErrorJson.GetProperty("code").GetString());
        Assert.Equal("notSent", result.ErrorJson.GetProperty("submissionState").GetString());
        Assert.Contains("--max-cost", result.ErrorJson.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Theory]
    [InlineData(0, "--yes")]
    [InlineData(0, "--max-cost", "5")]
    [InlineData(3, "--max-cost", "0.01")]
    [InlineData(3, "--yes", "--max-cost", "0.01")]
    public async Task A_script_allows_it_beforehand(int exitCode, params string[] permission)
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync(["submit", "A lighthouse", .. permission]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(exitCode == 0 ? 1 : 0, cli.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task An_emulator_costs_nothing_and_is_not_asked_about()
    {
        await using var cli = new CliRun();
        cli.Variables.Clear();

        CliResult result = await cli.RunAsync("submit", "A lighthouse", "--emulator");

        result.AssertSuccess();
        Assert.Contains("for free", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_estimate_sends_nothing_and_needs_no_key()
    {
        await using var cli = new CliRun();
        cli.Variables.Clear();

        CliResult five = await cli.RunAsync("estimate", "A lighthouse", "--json");
        CliResult ten = await cli.RunAsync("estimate", "A lighthouse", "--duration", "10", "--results", "2", "--json");

        Assert.Equal("USD", five.Json.GetProperty("currency").GetString());
        Assert.True(ten.Json.GetProperty("amount").GetDecimal() > 2 * five.Json.GetProperty("amount").GetDecimal());
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }
}
