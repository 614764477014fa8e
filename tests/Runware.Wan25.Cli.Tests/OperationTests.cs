using System.Text;
using System.Text.Json;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Tests;

/// <summary>One video, from order to file.</summary>
public class OperationTests
{
    // A UUID is only what has dashes.
    private const string HashAsName = "d41d8cd98f004204a9800998ecf8427e";

    [Fact]
    public async Task What_a_command_records_can_be_explained()
    {
        await using var cli = new CliRun();

        CliResult made = await cli.RunAsync("generate", "A hidden harbor", "--yes", "--json", "--record", "all.jsonl");
        CliResult explained = await cli.RunAsync("explain", made.Json.GetProperty("operationId").GetString()!, "--recording", "all.jsonl");
        CliResult unwritable = await cli.RunAsync("generate", "A fjord", "--yes", "--record", "missing/all.jsonl");

        explained.AssertSuccess();
        Assert.Contains("Outcome: completed", explained.Output, StringComparison.OrdinalIgnoreCase);
        string recorded = await File.ReadAllTextAsync(cli.PathOf("all.jsonl"));
        Assert.DoesNotContain("hidden harbor", recorded, StringComparison.Ordinal);
        Assert.DoesNotContain("test-key", recorded, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Invalid, 1), (unwritable.ExitCode, cli.Emulator.Ledger.TaskCount));
    }

    [Fact]
    public async Task A_prompt_becomes_a_file_that_is_named_after_it()
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync("generate", "A fjord, at dawn!", "--yes", "--json");

        result.AssertSuccess();
        JsonElement video = Assert.Single(result.Json.GetProperty("videos").EnumerateArray());
        Assert.Equal(cli.PathOf("a-fjord-at-dawn.mp4"), video.GetProperty("file").GetString());
        byte[] bytes = await File.ReadAllBytesAsync(cli.PathOf("a-fjord-at-dawn.mp4"));
        Assert.Equal("ftyp", Encoding.ASCII.GetString(bytes, 4, 4));
        Assert.Equal(bytes.Length, video.GetProperty("bytes").GetInt64());
        Assert.Equal(video.GetProperty("cost").GetDecimal(), result.Json.GetProperty("totalCost").GetDecimal());
        Assert.True(VideoOperationId.TryParse(result.Json.GetProperty("operationId").GetString(), out _));
    }

    [Fact]
    public async Task All_parameters_reach_the_service()
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync(
            "submit", "A fjord", "--yes", "--negative-prompt", "blurry", "--size", "1920x1080", "--duration", "10", "--seed", "7",
            "--results", "2",
            "--format", "webm", "--quality", "50", "--audio", "false", "--prompt-extend", "false", "--safety", "full", "--ttl", "3600");

        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement sent = JsonDocument.Parse(Assert.Single(cli.Emulator.Ledger.Tasks).RequestJson!).RootElement;
        Assert.Equal((1920, 1080, 10), (Int(sent, "width"), Int(sent, "height"), Int(sent, "duration")));
        Assert.Equal((7, 2, 50, 3600), (Int(sent, "seed"), Int(sent, "numberResults"), Int(sent, "outputQuality"), Int(sent, "ttl")));
        Assert.Equal(("WEBM", "blurry"), (sent.GetProperty("outputFormat").GetString(), sent.GetProperty("negativePrompt").GetString()));
        Assert.Equal("full", sent.GetProperty("safety").GetProperty("mode").GetString());
        Assert.False(sent.GetProperty("providerSettings").GetProperty("alibaba").GetProperty("audio").GetBoolean());
    }

    [Fact]
    public async Task An_image_is_the_first_frame_at_a_price_that_is_known()
    {
        await using var cli = new CliRun();
        await File.WriteAllBytesAsync(cli.PathOf("first.png"), TestImage.Png);
        await File.WriteAllBytesAsync(cli.PathOf(HashAsName), TestImage.Png);

        CliResult uploaded = await cli.RunAsync("upload", cli.PathOf("first.png"), "--json");
        string media = uploaded.Json.GetProperty("mediaId").GetString()!;
        Assert.Equal(0, (await cli.RunAsync("submit", "A walk", "--image", "first.png", "--yes")).ExitCode);
        Assert.Equal(0, (await cli.RunAsync("submit", "A walk", "--image", HashAsName, "--yes")).ExitCode);
        Assert.Equal(0, (await cli.RunAsync("submit", "A walk", "--image", media, "--resolution", "1080p", "--yes")).ExitCode);

        Assert.Equal(
            ["720p", "720p", "1080p"],
            cli.Emulator.Ledger.Tasks.Select(
                task => JsonDocument.Parse(task.RequestJson!).RootElement.GetProperty("resolution").GetString()));
    }

    [Fact]
    public async Task An_invalid_request_is_reported_with_everything_that_is_wrong()
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync(
            "generate", "", "--yes", "--image", "missing.png", "--quality", "5", "--duration", "seven", "--size", "1x1", "--json");

        Assert.Equal(ExitCodes.Invalid, result.ExitCode);
        string[] details = [.. result.ErrorJson.GetProperty("details").EnumerateArray().Select(detail => detail.GetString()!)];
        Assert.Contains(details, detail => detail.StartsWith("prompt: positivePrompt", StringComparison.Ordinal));
        Assert.Contains(details, detail => detail.Contains("missing.png", StringComparison.Ordinal));
        Assert.Contains(details, detail => detail.StartsWith("quality: ", StringComparison.Ordinal));
        Assert.Contains(details, detail => detail.StartsWith("duration must be a whole number", StringComparison.Ordinal));
        Assert.Contains(details, detail => detail.Contains("1280x720", StringComparison.Ordinal));
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task What_changed_after_a_lost_response_may_be_running()
    {
        await using var cli = new CliRun();
        await File.WriteAllBytesAsync(cli.PathOf("first.png"), TestImage.Png);
        cli.Emulator.Faults.OnSubmit().Call(1).DropAfterAccepting();
        cli.Emulator.Faults.OnPoll().OmitRows();
        cli.Emulator.Faults.OnTaskDetails().OmitRows();
        cli.OnRequest = () =>
        {
            if (cli.Emulator.Ledger.TaskCount > 0)
            {
                File.WriteAllBytes(cli.PathOf("first.png"), [.. TestImage.Png, 0]);
            }
        };

        CliResult result = await cli.RunAsync("submit", "A walk", "--image", "first.png", "--yes", "--json");

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Equal("unknown", result.ErrorJson.GetProperty("submissionState").GetString());
        Assert.Contains("wan25 wait", result.ErrorJson.GetProperty("advice").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere/video.mp4")]
    [InlineData("video.avi")]
    public async Task An_unwritable_output_is_reported_before_anything_is_ordered(string output)
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync("generate", "A fjord", "--yes", "--output", output);

        Assert.Equal(ExitCodes.Invalid, result.ExitCode);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task A_name_is_taken_before_the_download_and_given_back_if_it_fails()
    {
        await using var cli = new CliRun();
        string folder = Path.GetDirectoryName(cli.PathOf("a"))!, file = cli.PathOf("a-fjord.mp4");
        OutputFileNames first = OutputFileNames.Choose(null, folder, "a-fjord"), second = OutputFileNames.Choose(null, folder, "a-fjord");

        Assert.Equal((file, cli.PathOf("a-fjord-2.mp4")), (first.Claim(null), second.Claim(null)));
        first.Release(file);
        Assert.False(File.Exists(file));

        cli.Emulator.Faults.OnDownload().SendInstead();
        CliResult failed = await cli.RunAsync("generate", "A storm", "--yes");
        cli.Emulator.Faults.Clear();
        bool wasTaken = false;
        cli.OnRequest = () => wasTaken |= File.Exists(cli.PathOf("a-storm.mp4"));
        CliResult saved = await cli.RunAsync("generate", "A storm", "--yes");

        Assert.Equal(ExitCodes.Failure, failed.ExitCode);
        saved.AssertSuccess();
        Assert.True(wasTaken && new FileInfo(cli.PathOf("a-storm.mp4")).Length > 0);
        Assert.False(File.Exists(cli.PathOf("a-storm-2.mp4")));
    }

    [Fact]
    public async Task A_size_beside_a_width_is_not_guessed_about()
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync("generate", "A fjord", "--yes", "--size", "1920x1080", "--width", "1280");

        Assert.Equal(ExitCodes.Invalid, result.ExitCode);
        Assert.Contains("size must not be given beside width or height", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task The_extension_is_the_format_and_further_videos_get_a_number()
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync("generate", "A fjord", "--yes", "--output", "sea.webm", "--results", "2");

        result.AssertSuccess();
        Assert.True(File.Exists(cli.PathOf("sea.webm")) && File.Exists(cli.PathOf("sea-2.webm")));
        CliResult other = await cli.RunAsync("generate", "A fjord", "--yes", "--output", "sea.webm", "--format", "mp4");
        Assert.Contains("--format is mp4", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_says_the_command_to_go_on_with_and_that_pays_nothing_more()
    {
        await using var cli = new CliRun();
        using var ctrlC = new CancellationTokenSource(TimeSpan.FromSeconds(1), cli.Clock);

        CliResult stopped = await cli.RunAsync(["generate", "A fjord", "--yes", "--output", "my fjord.mp4"], ctrlC.Token);

        Assert.Equal(ExitCodes.Interrupted, stopped.ExitCode);
        string id = Assert.Single(cli.Emulator.Ledger.Tasks).TaskId + "-1";
        Assert.Contains($"wan25 wait {id} --output 'my fjord.mp4'", stopped.Error, StringComparison.Ordinal);

        CliResult resumed = await cli.RunAsync("wait", id, "--output", "my fjord.mp4", "--json");

        resumed.AssertSuccess();
        Assert.True(File.Exists(cli.PathOf("my fjord.mp4")));
        Assert.Equal(1, cli.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_key_of_ones_own_makes_a_repeated_command_free()
    {
        await using var cli = new CliRun();
        string[] command = ["submit", "A fjord", "--yes", "--idempotency-key", "order-1", "--json"];

        CliResult first = await cli.RunAsync(command), second = await cli.RunAsync(command);

        Assert.Equal("accepted", first.Json.GetProperty("status").GetString());
        Assert.Equal(first.Json.GetProperty("operationId").GetString(), second.Json.GetProperty("operationId").GetString());
        Assert.Equal(1, cli.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_running_operation_has_a_status_and_no_file_yet()
    {
        await using var cli = new CliRun(new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromHours(1)) });
        string id = (await cli.RunAsync("submit", "A fjord", "--yes", "--json")).Json.GetProperty("operationId").GetString()!;

        CliResult status = await cli.RunAsync("status", id, id, "--json");
        CliResult download = await cli.RunAsync("download", id, "--json");

        Assert.Equal(2, status.Lines.Length);
        Assert.All(status.Lines, line => Assert.Contains("\"status\":\"processing\"", line, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Unfinished, download.ExitCode);
        Assert.Contains($"wan25 wait {id}", download.ErrorJson.GetProperty("advice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generation_that_fails_is_an_error_with_its_id()
    {
        await using var cli = new CliRun();
        cli.Emulator.Faults.AddJson("""[{"on":"generation","failByModeration":true}]""");

        CliResult result = await cli.RunAsync("generate", "A fjord", "--yes", "--json");

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Equal(ErrorCodes.GenerationFailed, result.ErrorJson.GetProperty("code").GetString());
        Assert.Equal("accepted", result.ErrorJson.GetProperty("submissionState").GetString());
        Assert.NotNull(result.ErrorJson.GetProperty("operationId").GetString());
    }

    [Fact]
    public async Task Without_credit_the_refusal_says_what_to_do()
    {
        await using var cli = new CliRun(new() { Balance = 0 });

        CliResult result = await cli.RunAsync("generate", "A fjord", "--yes");

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Add credits", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal("0.00 USD", (await cli.RunAsync("balance")).Output.Split("  ", StringSplitOptions.RemoveEmptyEntries)[^1].Trim());
    }

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
