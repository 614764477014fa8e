using System.Text;
using System.Text.RegularExpressions;

namespace Runware.Wan25.Tests.Samples;

public sealed class QuickstartTests : IDisposable
{
    private const string Quickstart = nameof(Quickstart);

    private static readonly RunwareEmulatorOptions Quick = new() { GenerationTime = TimeRange.Exactly(TimeSpan.Zero) };

    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-quickstart-").FullName;

    private string Target => Path.Combine(_folder, "lighthouse.mp4");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_prompt_becomes_a_video_file_with_its_seed_cost_and_operation()
    {
        await using var emulator = await RunwareEmulator.StartAsync(Quick);

        var (exitCode, output, errors) = await SampleProcess.RunAsync(Quickstart, "--endpoint", emulator.Endpoint.ToString(), "--prompt", "A fjord at dawn", "--output", Target);

        Assert.True(exitCode == 0, errors);
        Assert.Equal("ftyp", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(Target), 4, 4));
        var task = Assert.Single(emulator.Ledger.Tasks);
        Assert.Contains("A fjord at dawn", task.RequestJson, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^File +{Regex.Escape(Target)}$", output);
        Assert.Matches(@"(?m)^Seed +\d+$", output);
        Assert.Matches(@"(?m)^Cost +\d+\.\d+ USD \(", output);
        Assert.Matches(@"(?m)^Operation +[0-9a-f-]{36}-1$", output);
        Assert.DoesNotContain("\x1b", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_an_emulator_of_its_own_does_it_and_nothing_is_spent()
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(Quickstart, "--output", Target);

        Assert.True(exitCode == 0, errors);
        Assert.Contains("Nothing is spent", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Target));
    }

    [Fact]
    public async Task An_image_is_the_first_frame_and_the_extension_is_the_format()
    {
        await using var emulator = await RunwareEmulator.StartAsync(Quick);
        var image = Path.Combine(_folder, "first.png");
        await File.WriteAllBytesAsync(image, Transport.Wire.TestMedia.Png);
        var target = Path.Combine(_folder, "moving.webm");

        var (exitCode, _, errors) = await SampleProcess.RunAsync(Quickstart, "--endpoint", emulator.Endpoint.ToString(), "--image", image, "--output", target);

        Assert.True(exitCode == 0, errors);
        Assert.Single(Assert.Single(emulator.Ledger.Tasks).Media);
        Assert.Equal([0x1A, 0x45, 0xDF, 0xA3], (await File.ReadAllBytesAsync(target))[..4]);
    }

    [Fact]
    public async Task An_invalid_request_is_told_with_everything_that_is_wrong()
    {
        var (exitCode, _, errors) = await SampleProcess.RunAsync(Quickstart, "--prompt", "", "--image", Path.Combine(_folder, "missing.png"));

        Assert.Equal(2, exitCode);
        Assert.Contains("positivePrompt", errors, StringComparison.Ordinal);
        Assert.Contains("inputs.frameImages[0]", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RUNWARE_API_KEY", "--live", "--prompt", "A fjord")]
    [InlineData("--endpoint takes", "--endpoint", "https://api.runware.ai/v1")]
    [InlineData("--resume needs", "--resume", "be8fd83d-7116-4984-b37e-391df5ee434e-1")]
    [InlineData("--bogus is not an option", "--bogus")]
    public async Task Arguments_that_make_no_sense_are_told_before_anything_happens(string told, params string[] arguments)
    {
        var (exitCode, _, errors) = await SampleProcess.RunAsync(Quickstart, arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_one_line_and_what_to_do()
    {
        await using var emulator = await RunwareEmulator.StartAsync(new() { Balance = 0 });

        var (exitCode, _, errors) = await SampleProcess.RunAsync(Quickstart, "--endpoint", emulator.Endpoint.ToString());

        Assert.Equal(1, exitCode);
        Assert.Equal(2, errors.TrimEnd().Split('\n').Length);
        Assert.Contains("Add credits", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_tells_how_to_resume_and_resuming_pays_nothing_more()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no way to send it to one process there.
        }

        var clock = new VirtualTimeProvider();
        await using var emulator = await RunwareEmulator.StartAsync(new() { TimeProvider = clock });
        var endpoint = emulator.Endpoint.ToString();
        using var run = SampleProcess.Start(Quickstart, "--endpoint", endpoint, "--output", Target);
        var id = (await run.LineAsync("Operation")).Split(' ')[^1];
        await AcceptanceAsync(emulator);
        run.Interrupt();
        var (exitCode, output, _) = await run.EndAsync();

        Assert.Equal(130, exitCode);
        Assert.Contains($"--endpoint {endpoint} --resume {id} --output \"{Target}\"", output, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(1));
        var resumed = await SampleProcess.RunAsync(Quickstart, "--endpoint", endpoint, "--resume", id, "--output", Target);

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.True(File.Exists(Target));
        Assert.Equal(1, emulator.Ledger.Charges);
    }

    // Each look is a request over a socket, so this takes its time without a clock.
    private static async Task AcceptanceAsync(RunwareEmulator emulator)
    {
        using var http = new HttpClient();
        while (emulator.Ledger.TaskCount == 0)
        {
            await http.GetStringAsync(new Uri(emulator.Endpoint, "/ledger"));
        }
    }
}
