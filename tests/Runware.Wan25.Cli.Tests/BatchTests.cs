using System.Text;
using System.Text.Json;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Tests;

/// <summary>The batch command: many videos, each made once even if the command is run several times.</summary>
public class BatchTests
{
    private static readonly string[] ThreeRows =
        ["""{"prompt":"A fjord","name":"Fjord!"}""", """{"prompt":"A lighthouse","duration":10}""", "\"A storm\""];

    [Fact]
    public async Task Each_row_becomes_a_file_and_a_line_and_a_second_run_asks_nothing()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, ThreeRows);

        CliResult first = await BatchAsync(cli, "--json", "--resolution", "480p");
        int requests = cli.Emulator.Ledger.Requests.All;
        CliResult second = await BatchAsync(cli, "--resolution", "480p");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(
            ["0001-fjord.mp4", "0002-a-lighthouse.mp4", "0003-a-storm.mp4", "results.jsonl"],
            Directory.EnumerateFiles(cli.PathOf("out")).Select(Path.GetFileName).Order());
        Assert.Equal(4, first.Lines.Length);
        Assert.Equal(3, JsonDocument.Parse(first.Lines[3]).RootElement.GetProperty("summary").GetProperty("done").GetInt32());
        Assert.Equal(first.Lines[..3].Order(), (await File.ReadAllLinesAsync(cli.PathOf("out/results.jsonl"))).Order());
        Assert.Equal(requests, cli.Emulator.Ledger.Requests.All);
        Assert.Contains("3 of 3 rows are in the folder already", second.Error, StringComparison.Ordinal);
        Assert.Single(Sent(cli), task => task.TryGetProperty("duration", out JsonElement seconds) && seconds.GetInt32() == 10);
        Assert.All(Sent(cli), task => Assert.Equal("480p", task.GetProperty("resolution").GetString()));
    }

    [Fact]
    public async Task On_a_terminal_a_bar_shows_how_far_it_is()
    {
        await using var cli = new CliRun { IsTerminal = true };
        cli.Emulator.Faults.AddJson("""[{"on":"generation","forOperation":2,"failByModeration":true}]""");
        await WriteAsync(cli, ThreeRows);

        CliResult result = await BatchAsync(cli);

        Assert.Contains("3 of 3, 0 running, 1 failed", result.Error, StringComparison.Ordinal);
        Assert.Contains("0001-fjord.mp4", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prompts.csv", "Prompt;negative_prompt;Name", "\"A fjord; at \"\"dawn\"\"\";blurry;", "A storm;;storm")]
    [InlineData("prompts.txt", "A fjord; at \"dawn\"", "", "A storm")]
    public async Task Tables_and_plain_text_are_read_too(string file, params string[] lines)
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, lines, file);

        CliResult result = await cli.RunAsync("batch", file, "--output", "out", "--yes");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["A fjord; at \"dawn\"", "A storm"], Sent(cli).Select(task => task.GetProperty("positivePrompt").GetString()).Order());
    }

    [Fact]
    public async Task All_errors_are_reported_with_their_rows_before_anything_is_ordered()
    {
        await using var cli = new CliRun();
        await WriteAsync(
            cli, """{"prompt":""}""", "{broken", """{"prompt":"A","colour":"red"}""", """{"prompt":"A","image":"missing.png"}""",
            """{"prompt":"A","negative_prompt":"b","negative-prompt":"c"}""", """{"prompt":"A","positivePrompt":"B"}""",
            """{"prompt":"A","size":"1280x720","width":1280}""", """{"prompt":"A","image":"\u0000.png"}""", """{"prompt":"A"}""");

        CliResult result = await BatchAsync(cli, "--json");

        Assert.Equal(ExitCodes.Invalid, result.ExitCode);
        string[] details = [.. result.ErrorJson.GetProperty("details").EnumerateArray().Select(detail => detail.GetString()!)];
        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"row {number}"), details.Select(detail => detail[..5]));
        Assert.Contains("'colour' is not a column", details[2], StringComparison.Ordinal);
        Assert.Contains("'negative-prompt' is given twice", details[4], StringComparison.Ordinal);
        Assert.Contains("'positivePrompt' is given twice", details[5], StringComparison.Ordinal);
        Assert.Contains("size must not be given beside width", details[6], StringComparison.Ordinal);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Theory]
    [InlineData("prompts.jsonl", "\"A fjord\"", "{\"prompt\":\"A caf\u00e9\"}")]
    [InlineData("prompts.csv", "prompt,name\nA fjord,a", "A caf\u00e9,b")]
    [InlineData("prompts.txt", "A fjord", "A caf\u00e9")]
    public async Task A_row_in_another_encoding_is_reported_and_not_ordered(string file, params string[] rows)
    {
        await using var cli = new CliRun();
        await File.WriteAllLinesAsync(cli.PathOf(file), rows, Encoding.Latin1);

        CliResult result = await cli.RunAsync("batch", file, "--output", "out", "--yes");

        Assert.Equal(ExitCodes.Invalid, result.ExitCode);
        Assert.Contains("row 2: 'prompt' is not valid UTF-8", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Theory]
    [InlineData("--size", "1280x720")]
    [InlineData("--width", "1280", "--height", "720")]
    [InlineData("--resolution", "480p")]
    public async Task A_row_with_a_size_of_its_own_gets_it(params string[] defaults)
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, """{"prompt":"A fjord","size":"1920x1080"}""", """{"prompt":"A fjord","width":1920,"height":1080}""");

        CliResult result = await BatchAsync(cli, defaults);

        result.AssertSuccess();
        Assert.All(
            Sent(cli), task => Assert.Equal((1920, 1080), (task.GetProperty("width").GetInt32(), task.GetProperty("height").GetInt32())));
    }

    [Fact]
    public async Task Ctrl_C_says_how_to_go_on_and_going_on_pays_for_nothing_twice()
    {
        await using var cli = new CliRun(
            new() { GenerationTime = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(9)), MaxRunning = 10 });
        await WriteAsync(cli, [.. Enumerable.Range(1, 30).Select(number => $$"""{"prompt":"Scene {{number}}"}""")]);
        using var ctrlC = new CancellationTokenSource();
        cli.OnRequest = () =>
        {
            if (new FileInfo(cli.PathOf("out/results.jsonl")) is { Exists: true, Length: > 0 })
            {
                ctrlC.Cancel();
            }
        };

        CliResult stopped = await cli.RunAsync(["batch", "prompts.jsonl", "--output", "out", "--yes"], ctrlC.Token);
        cli.OnRequest = null;
        int made = (await File.ReadAllLinesAsync(cli.PathOf("out/results.jsonl"))).Length;
        CliResult finished = await BatchAsync(cli);

        Assert.Equal(ExitCodes.Interrupted, stopped.ExitCode);
        Assert.InRange(made, 1, 29);
        Assert.Contains("wan25 batch prompts.jsonl --output out --yes", stopped.Error, StringComparison.Ordinal);
        finished.AssertSuccess();
        Assert.Equal((30, 30), (cli.Emulator.Ledger.Charges, Directory.GetFiles(cli.PathOf("out"), "*.mp4").Length));
    }

    [Fact]
    public async Task A_row_that_was_edited_is_reported_and_a_new_one_at_the_end_is_made()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, ThreeRows);
        await BatchAsync(cli);
        await WriteAsync(cli, [ThreeRows[0], "\"Something else\"", ThreeRows[2]]);

        CliResult edited = await BatchAsync(cli, "--json");
        await WriteAsync(cli, [.. ThreeRows, "\"A fourth\""]);
        CliResult longer = await BatchAsync(cli);

        Assert.Equal((ExitCodes.Invalid, ErrorCodes.RowsChanged), (edited.ExitCode, edited.ErrorJson.GetProperty("code").GetString()));
        Assert.Contains("row 2", edited.ErrorJson.GetProperty("details")[0].GetString(), StringComparison.Ordinal);
        longer.AssertSuccess();
        Assert.Equal(4, cli.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_failed_row_is_made_again_only_on_demand_and_may_be_edited()
    {
        await using var cli = new CliRun();
        cli.Emulator.Faults.AddJson("""[{"on":"generation","forPrompt":"lighthouse","failByModeration":true}]""");
        await WriteAsync(cli, ThreeRows);

        CliResult first = await BatchAsync(cli), again = await BatchAsync(cli);
        int tasks = cli.Emulator.Ledger.TaskCount;
        await WriteAsync(cli, [ThreeRows[0], "\"A quiet harbour\"", ThreeRows[2]]);
        CliResult retried = await BatchAsync(cli, "--retry-failed");

        Assert.Equal((ExitCodes.Partial, ExitCodes.Partial, 0), (first.ExitCode, again.ExitCode, retried.ExitCode));
        Assert.Contains("--retry-failed makes them again, which costs", again.Error, StringComparison.Ordinal);
        Assert.Equal((3, 4), (tasks, cli.Emulator.Ledger.TaskCount));
        Assert.True(File.Exists(cli.PathOf("out/0002-a-quiet-harbour.mp4")));
    }

    [Fact]
    public async Task A_file_that_was_deleted_is_downloaded_again_and_not_paid()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, ThreeRows);
        await BatchAsync(cli);
        File.Delete(cli.PathOf("out/0001-fjord.mp4"));

        CliResult result = await BatchAsync(cli);

        result.AssertSuccess();
        Assert.True(File.Exists(cli.PathOf("out/0001-fjord.mp4")));
        Assert.Equal((3, 3), (cli.Emulator.Ledger.TaskCount, cli.Emulator.Ledger.Requests.Submits));
    }

    [Fact]
    public async Task A_file_that_the_service_has_forgotten_too_is_not_ordered_again_unasked()
    {
        await using var cli = new CliRun(Forgetful());
        await WriteAsync(cli, ThreeRows);
        await BatchAsync(cli);
        File.Delete(cli.PathOf("out/0001-fjord.mp4"));
        cli.Clock.Advance(TimeSpan.FromDays(1));

        CliResult first = await BatchAsync(cli), second = await BatchAsync(cli);

        Assert.Equal((ExitCodes.Partial, ExitCodes.Partial), (first.ExitCode, second.ExitCode));
        Assert.Equal((3, 3), (cli.Emulator.Ledger.TaskCount, cli.Emulator.Ledger.Requests.Submits));
    }

    [Fact]
    public async Task A_download_that_is_interrupted_is_no_reason_to_order_again()
    {
        await using var cli = new CliRun(Forgetful());
        cli.Emulator.Faults.OnDownload().StallAtByte(100);
        await WriteAsync(cli, ThreeRows);
        using var ctrlC = new CancellationTokenSource(TimeSpan.FromSeconds(25), cli.Clock);

        CliResult stopped = await cli.RunAsync(["batch", "prompts.jsonl", "--output", "out", "--yes"], ctrlC.Token);
        cli.Emulator.Faults.Clear();
        cli.Clock.Advance(TimeSpan.FromDays(1));
        CliResult next = await BatchAsync(cli);

        Assert.Equal((ExitCodes.Interrupted, ExitCodes.Partial), (stopped.ExitCode, next.ExitCode));
        Assert.Equal((3, 3), (cli.Emulator.Ledger.Charges, cli.Emulator.Ledger.Requests.Submits));
    }

    [Fact]
    public async Task A_missing_file_is_fetched_under_its_own_name()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, """{"prompt":"A fjord","results":2}""");
        await BatchAsync(cli);
        string results = cli.PathOf("out/results.jsonl"), first = cli.PathOf("out/0001-a-fjord-1.mp4");
        byte[] missing = await File.ReadAllBytesAsync(first);

        // As if the service had listed them in the other order.
        string line = (await File.ReadAllTextAsync(results)).Replace("-1.mp4", "-0.mp4", StringComparison.Ordinal);
        line = line.Replace("-2.mp4", "-1.mp4", StringComparison.Ordinal).Replace("-0.mp4", "-2.mp4", StringComparison.Ordinal);
        await File.WriteAllTextAsync(results, line);
        await File.WriteAllTextAsync(first, "good");
        File.Delete(cli.PathOf("out/0001-a-fjord-2.mp4"));
        CliResult result = await BatchAsync(cli);

        result.AssertSuccess();
        Assert.Equal("good", await File.ReadAllTextAsync(first));
        Assert.Equal(missing, await File.ReadAllBytesAsync(cli.PathOf("out/0001-a-fjord-2.mp4")));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_is_no_obstacle_and_costs_nothing()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, ThreeRows);
        await BatchAsync(cli);
        string[] journals = [cli.PathOf("out/results.jsonl"), cli.PathOf("out/.wan25/orders.jsonl")];
        foreach (string journal in journals)
        {
            string text = await File.ReadAllTextAsync(journal);
            await File.WriteAllTextAsync(journal, text[..^20]);
        }

        CliResult result = await BatchAsync(cli);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(3, cli.Emulator.Ledger.Charges);
        Assert.All(journals, journal => Assert.Equal(
            [1, 2, 3],
            File.ReadAllLines(journal).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("row").GetInt32())
                .Distinct()
                .Order()));
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_reported_instead_of_guessed()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, ThreeRows);
        await BatchAsync(cli);
        await File.AppendAllTextAsync(cli.PathOf("out/.wan25/orders.jsonl"), "{}x\n");

        CliResult result = await BatchAsync(cli);

        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains("Line 7 of ", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, cli.Emulator.Ledger.TaskCount);
    }

    [Fact]
    public async Task A_folder_that_another_process_works_on_is_refused()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, ThreeRows);
        Directory.CreateDirectory(cli.PathOf("out/.wan25"));
        using var other = new FileStream(cli.PathOf("out/.wan25/lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        CliResult result = await BatchAsync(cli, "--json");

        Assert.Equal(ErrorCodes.Locked, result.ErrorJson.GetProperty("code").GetString());
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task Videos_of_an_emulator_are_not_taken_for_real_ones()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, ThreeRows);
        await BatchAsync(cli, "--emulator");

        CliResult real = await BatchAsync(cli);

        Assert.Equal(ExitCodes.Invalid, real.ExitCode);
        Assert.Contains("another service (emulator)", real.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_batch_must_fit_the_limit_before_its_first_video_is_ordered()
    {
        await using var cli = new CliRun();
        await WriteAsync(cli, ThreeRows);

        CliResult result = await cli.RunAsync("batch", "prompts.jsonl", "--output", "out", "--max-cost", "1", "--json");

        Assert.Equal(ExitCodes.CostRefused, result.ExitCode);
        Assert.Equal(ErrorCodes.CostLimit, result.ErrorJson.GetProperty("code").GetString());
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task Without_credit_the_batch_ends_and_goes_on_when_there_is_some()
    {
        await using var cli = new CliRun(new() { Balance = 0.5m });
        await WriteAsync(cli, ThreeRows);

        CliResult stopped = await BatchAsync(cli);
        cli.Emulator.Ledger.AddCredit(100);
        CliResult finished = await BatchAsync(cli);

        Assert.Equal(ExitCodes.Failure, stopped.ExitCode);
        finished.AssertSuccess();
        Assert.Equal(3, cli.Emulator.Ledger.Charges);
    }

    private static RunwareEmulatorOptions Forgetful() => new()
    {
        LiveRetention = TimeSpan.FromMinutes(5),
        ArchivedTask = ArchivedTaskResponse.GenericRow,
        Archive = TaskArchive.None,
    };

    private static Task<CliResult> BatchAsync(CliRun cli, params string[] options) =>
        cli.RunAsync(["batch", "prompts.jsonl", "--output", "out", "--yes", .. options]);

    private static Task WriteAsync(CliRun cli, params string[] rows) => WriteAsync(cli, rows, "prompts.jsonl");

    private static Task WriteAsync(CliRun cli, string[] rows, string file) => File.WriteAllLinesAsync(cli.PathOf(file), rows);

    private static IEnumerable<JsonElement> Sent(CliRun cli) =>
        cli.Emulator.Ledger.Tasks.Select(task => JsonDocument.Parse(task.RequestJson!).RootElement);
}
