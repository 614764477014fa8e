using System.CommandLine;
using Runware.Wan25.Emulator.Tool;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>The emulator's options from a command line.</summary>
public class ToolCommandTests
{
    [Fact]
    public void Every_behaviour_can_be_set_in_every_value_and_is_listed()
    {
        string help = Run("--help").Output;
        foreach (WorldOption option in ServiceWorld.Options)
        {
            string name = Hyphenated(option.Name);
            Assert.Contains($"  --{name} ", help, StringComparison.Ordinal);
            foreach (string value in option.Values)
            {
                Assert.Equal(value, option.Get(Run($"--{name}", Hyphenated(value)).Options!));
            }
        }
    }

    [Fact]
    public void The_documented_world_is_one_word_and_what_else_is_said_counts()
    {
        RunwareEmulatorOptions options = Run("--conflict", "http-conflict", "--documented-world").Options!;

        Assert.Equal((UnknownTaskResponse.EmptyData, ConflictShape.HttpConflict), (options.UnknownTask, options.Conflict));
    }

    [Fact]
    public void The_setup_is_read()
    {
        (RunwareEmulatorOptions? options, string? faults, _) = Run(
            "--port", "0", "--seed", "-7", "--generation-time", "1-2.5", "--api-key", "k", "--balance", "3.5", "--max-running", "4",
            "--progress", "--faults", "faults.json");

        Assert.Equal((0, -7, "k"), (options!.Port, options.Seed, options.ApiKey));
        Assert.Equal((3.5m, 4, true), (options.Balance, options.MaxRunning, options.ReportProgress));
        Assert.Equal(new TimeRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5)), options.GenerationTime);
        Assert.Equal("faults.json", faults);
    }

    [Fact]
    public void Nothing_said_is_the_default()
    {
        RunwareEmulatorOptions options = Run().Options!, standard = new();

        Assert.Equal(
            (6111, standard.Seed, standard.Balance, standard.GenerationTime, standard.ApiKey, standard.MaxRunning),
            (options.Port, options.Seed, options.Balance, options.GenerationTime, options.ApiKey, options.MaxRunning));
    }

    [Fact]
    public void The_version_is_reported() => Assert.Matches(@"^\d+\.\d+\.\d+", Run("--version").Output);

    [Theory]
    [InlineData("--conflict teapot", "--conflict cannot be teapot. Allowed: bad-request, http-conflict, without-code.")]
    [InlineData("--port 99999", "'99999' for option '--port'")]
    [InlineData("--weather fine", "'--weather'")]
    [InlineData("--conflict", "Required argument missing for option: '--conflict'")]
    [InlineData("--generation-time 5-2", "--generation-time 5-2 is not a number of seconds")]
    public void What_is_wrong_is_said(string arguments, string expected)
    {
        (RunwareEmulatorOptions? options, _, string output) = Run(arguments.Split(' '));

        Assert.Null(options);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_is_played_back_in_place_of_a_service()
    {
        (string Recording, ReplayOptions? Options) read = default;
        var command = new ToolCommand(
            (_, _, _) => throw new InvalidOperationException("No service is wanted."),
            (recording, options, _) =>
            {
                read = (recording, options);
                return Task.FromResult(7);
            });

        int exitCode = command.Root.Parse(["--replay", "wan25.jsonl", "--port", "0", "--strict"]).Invoke();

        Assert.Equal((7, "wan25.jsonl"), (exitCode, read.Recording));
        Assert.Equal((0, ReplayMode.Strict), (read.Options!.Port, read.Options.Mode));
    }

    private static (RunwareEmulatorOptions? Options, string? Faults, string Output) Run(params string[] arguments)
    {
        (RunwareEmulatorOptions? Options, string? Faults) read = default;
        var command = new ToolCommand(
            (options, faults, _) =>
            {
                read = (options, faults);
                return Task.FromResult(0);
            },
            (_, _, _) => throw new InvalidOperationException("No recording was named."));
        using var output = new StringWriter();
        command.Root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = output });
        return (read.Options, read.Faults, output.ToString());
    }

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((letter, place) => char.IsAsciiLetterUpper(letter) && place > 0 ? $"-{letter}" : $"{letter}"))
            .ToLowerInvariant();
}
