namespace Runware.Wan25.Samples.Tests;

public sealed class BatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_become_videos_and_running_it_again_pays_for_new_lines_only()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);
        string prompts = _folder.Write("prompts.txt", "A lighthouse\n\nA market\nA lighthouse\n");

        var first = await RunAsync(emulator, prompts);
        File.AppendAllText(prompts, "A tram\n");
        var second = await RunAsync(emulator, prompts);

        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.True(second.ExitCode == 0, second.Errors);
        Assert.Contains("2 videos, about 0.95 USD", first.Output, StringComparison.Ordinal);
        Assert.Equal(3, emulator.Ledger.Charges);
        Assert.Equal(3, Directory.EnumerateFiles(_folder.PathOf("videos"), "*.mp4").Count());
    }

    [Fact]
    public async Task A_line_that_fails_ends_none_of_the_others()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);
        emulator.Faults.OnGeneration().ForPrompt("forbidden").FailByModeration();

        var (exitCode, _, errors) = await RunAsync(emulator, _folder.Write("prompts.txt", "forbidden\nA market\n"));

        Assert.Equal(1, exitCode);
        Assert.Contains("forbidden", errors, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(_folder.PathOf("videos"), "*.mp4"));
    }

    [Fact]
    public async Task A_line_that_breaks_a_rule_is_reported_before_anything_is_ordered()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);

        var (exitCode, _, errors) = await RunAsync(emulator, _folder.Write("prompts.txt", "A market\n" + new string('x', 2001)));

        Assert.Equal(2, exitCode);
        Assert.Contains("Prompt 2", errors, StringComparison.Ordinal);
        Assert.Equal(0, emulator.Ledger.TaskCount);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(RunwareEmulator emulator, string prompts) =>
        SampleProcess.RunAsync("Batch", SampleArguments.For(emulator, $"--Prompts={prompts}", $"--Output={_folder.PathOf("videos")}"));
}
