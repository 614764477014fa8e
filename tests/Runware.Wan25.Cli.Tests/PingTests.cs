using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Tests;

public class PingTests
{
    [Theory]
    [InlineData]
    [InlineData("--emulator")]
    public async Task A_reachable_service_is_one_json_object(params string[] service)
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync(["ping", "--json", .. service]);

        result.AssertSuccess();
        Assert.True(result.Json.GetProperty("reachable").GetBoolean());
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task A_refused_key_has_an_exit_code_of_its_own()
    {
        await using var cli = new CliRun(new() { ApiKey = "another" });

        CliResult result = await cli.RunAsync("ping", "--json");

        Assert.Equal(ExitCodes.Credentials, result.ExitCode);
        Assert.Equal(ErrorCodes.KeyRefused, result.ErrorJson.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Without_a_key_nothing_is_sent_and_the_ways_to_give_one_are_named()
    {
        await using var cli = new CliRun();
        cli.Variables.Clear();

        CliResult result = await cli.RunAsync("ping");

        Assert.Equal(ExitCodes.Credentials, result.ExitCode);
        Assert.Contains("RUNWARE_API_KEY", result.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(cli.ConfigFolder, "wan25", "key"), result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }
}
