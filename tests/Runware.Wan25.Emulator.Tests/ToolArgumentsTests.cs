using Runware.Wan25.Emulator.Tool;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>What the command line makes of the emulator's options.</summary>
public class ToolArgumentsTests
{
    [Fact]
    public void Every_behaviour_can_be_set_in_every_value_and_is_listed()
    {
        foreach (WorldOption option in ServiceWorld.Options)
        {
            string name = Hyphenated(option.Name);
            Assert.Contains($"  --{name} ", ToolArguments.Usage, StringComparison.Ordinal);
            foreach (string value in option.Values)
            {
                RunwareEmulatorOptions? options = ToolArguments.Parse([$"--{name}", Hyphenated(value)], out string? problem);
                Assert.Null(problem);
                Assert.Equal(value, option.Get(options!));
            }
        }
    }

    [Fact]
    public void The_documented_world_is_one_word_and_what_follows_it_counts()
    {
        RunwareEmulatorOptions options = ToolArguments.Parse(["--documented-world", "--conflict", "http-conflict"], out _)!;

        Assert.Equal((UnknownTaskResponse.EmptyData, ConflictShape.HttpConflict), (options.UnknownTask, options.Conflict));
    }

    [Fact]
    public void The_setup_is_read()
    {
        RunwareEmulatorOptions options = ToolArguments.Parse(
            [
                "--port", "0", "--seed", "-7", "--generation-time", "1-2.5", "--api-key", "k", "--balance", "3.5",
                "--queue-capacity", "4", "--progress",
            ],
            out _)!;

        Assert.Equal((0, -7, "k"), (options.Port, options.Seed, options.ApiKey));
        Assert.Equal((3.5m, 4, true), (options.Balance, options.QueueCapacity, options.ReportProgress));
        Assert.Equal(new TimeRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5)), options.GenerationTime);
    }

    [Theory]
    [InlineData("--conflict teapot", "--conflict cannot be teapot. Allowed: bad-request, http-conflict, without-code.")]
    [InlineData("--port 99999", "--port 99999 is not understood.")]
    [InlineData("--weather fine", "--weather fine is not understood.")]
    [InlineData("--conflict", "--conflict is unknown or has no value.")]
    public void What_is_wrong_is_said_with_what_is_allowed(string arguments, string expected)
    {
        Assert.Null(ToolArguments.Parse(arguments.Split(' '), out string? problem));
        Assert.Equal(expected, problem);
    }

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((letter, place) => char.IsAsciiLetterUpper(letter) && place > 0 ? $"-{letter}" : $"{letter}"))
            .ToLowerInvariant();
}
