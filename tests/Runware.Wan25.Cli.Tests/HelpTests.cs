using System.Globalization;
using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Tests;

public class HelpTests
{
    [Theory]
    [InlineData("generate")]
    [InlineData("submit")]
    [InlineData("estimate")]
    public async Task Every_parameter_of_the_model_is_in_the_help_with_its_limits(string command)
    {
        await using var cli = new CliRun();

        string help = (await cli.RunAsync(command, "--help")).Output;

        foreach (VideoRequestParameter parameter in VideoRequestLimits.Parameters)
        {
            string name = CliParameters.Find(parameter.Path)!.Name;
            string line = Assert.Single(help.Split('\n'), line => line.TrimStart().StartsWith($"--{name} <", StringComparison.Ordinal)
                || (name == "prompt" && line.TrimStart().StartsWith("<prompt>", StringComparison.Ordinal)));
            long?[] limits = [parameter.Minimum, parameter.Maximum];
            Assert.All(
                limits.OfType<long>().Select(limit => limit.ToString(CultureInfo.InvariantCulture)).Concat(parameter.AllowedValues),
                limit => Assert.Contains(limit, line, StringComparison.Ordinal));
        }

        Assert.All(VideoRequestLimits.Sizes, size => Assert.Contains(size.ToString(), help, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_parameter_has_a_name_of_its_own() =>
        Assert.Equal(CliParameters.All.Count, CliParameters.All.Select(parameter => parameter.Name).Distinct().Count());

    [Theory]
    [InlineData("negative-prompt", "negativePrompt", "Negative_Prompt")]
    [InlineData("quality", "outputQuality")]
    [InlineData("audio", "providerSettings.alibaba.audio")]
    [InlineData("audio-input", "inputs.audio")]
    public void A_parameter_is_found_in_every_spelling(string name, params string[] spellings) =>
        Assert.All(spellings, spelling => Assert.Equal(name, CliParameters.Find(spelling)?.Name));

    [Fact]
    public async Task Exit_codes_and_commands_are_in_the_help()
    {
        await using var cli = new CliRun();

        string help = (await cli.RunAsync("--help")).Output;

        Assert.Equal(help, (await cli.RunAsync()).Output);
        Assert.Contains("130 interrupted", help, StringComparison.Ordinal);
        Assert.All(CommandList.Create(), command => Assert.Contains($"  {command.Name} ", help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Put a text with spaces in quotes", "generate", "A", "lighthouse")]
    [InlineData("--qualty", "generate", "A lighthouse", "--qualty", "5")]
    [InlineData("such as be8fd83d", "wait", "12")]
    [InlineData("--max-cost must be an amount", "generate", "A lighthouse", "--max-cost", "much")]
    [InlineData("--max-cost must be an amount", "check-service", "--emulator", "--max-cost", "0,50")]
    [InlineData("--emulator-url must be", "ping", "--emulator-url", "https://api.runware.ai/v1")]
    public async Task What_is_wrong_with_a_command_line_is_said(string expected, params string[] arguments)
    {
        await using var cli = new CliRun();

        CliResult text = await cli.RunAsync(arguments), json = await cli.RunAsync([.. arguments, "--json"]);

        Assert.Equal((2, 2), (text.ExitCode, json.ExitCode));
        Assert.Contains(expected, text.Error, StringComparison.Ordinal);
        Assert.Equal("invalidArguments", json.ErrorJson.GetProperty("code").GetString());
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task A_prompt_may_begin_with_an_at_sign()
    {
        await using var cli = new CliRun();

        Assert.Equal(0, (await cli.RunAsync("estimate", "@home on a rainy day")).ExitCode);
    }
}
