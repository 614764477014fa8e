using System.Text.Json;
using Runware.Wan25.Cli.Batch;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Tests;

/// <summary>A file that changes after a batch has checked it and its cost was confirmed.</summary>
public sealed class BatchFileChangeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-batch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("row 2: differs from what was checked.", "A fjord", "A lighthouse")]
    [InlineData("row 2: is missing.", "A fjord")]
    [InlineData("row 3: is new.", "A fjord", "A storm", "A lighthouse")]
    public void Only_rows_that_were_checked_are_ordered(string expected, params string[] changed)
    {
        string path = Path.Combine(_folder, "prompts.txt");
        File.WriteAllLines(path, ["A fjord", "A storm"]);
        using var folder = BatchFolder.Open(Path.Combine(_folder, "out"), "emulator", Guid.NewGuid);
        var planner = new BatchPlanner(BatchFile.Open(path), folder, new RequestValues(), retriesFailed: false);
        var check = BatchPreflight.Run(planner, _folder);

        Assert.Equal([1, 2], check.ReadToOrder(planner).Select(row => row.Number));
        File.WriteAllLines(path, changed);
        var ordered = new List<int>();
        var exception = Assert.Throws<CliException>(() => ordered.AddRange(check.ReadToOrder(planner).Select(row => row.Number)));

        Assert.EndsWith(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_only_fetched_is_never_ordered_by_the_run()
    {
        string path = Path.Combine(_folder, "prompts.txt");
        File.WriteAllLines(path, ["A fjord"]);
        using var folder = BatchFolder.Open(Path.Combine(_folder, "out"), "emulator", Guid.NewGuid);
        var planner = new BatchPlanner(BatchFile.Open(path), folder, new RequestValues(), retriesFailed: true);
        PlannedRow row = planner.Plan((_, _) => { }).Single();
        string id = $"{row.Request.TaskId}-1";
        folder.Add(new SubmissionRecord(1, 1, id, row.Fingerprint, IsMade: true));
        var check = BatchPreflight.Run(planner, _folder);

        // The fetch ends before the row is read again: the service has forgotten the video.
        folder.Add(new BatchResult { Row = 1, Name = row.Name, Attempt = 1, Status = BatchStatus.Failed, OperationId = id });

        Assert.Equal((0, 1), (check.Videos, check.ToFetch.Count));
        Assert.Empty(check.ReadToOrder(planner));
    }

    [Fact]
    public async Task What_was_ordered_before_the_change_is_not_denied()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // A file that is read cannot be changed there.
        }

        await using var cli = new CliRun();
        string path = cli.PathOf("prompts.txt");
        await File.WriteAllLinesAsync(path, Enumerable.Range(1, 5).Select(number => $"Scene {number}"));
        int requests = 0;
        cli.OnRequest = () =>
        {
            if (Interlocked.Increment(ref requests) == 1)
            {
                File.AppendAllText(path, "A row that nobody has confirmed\n");
            }
        };

        CliResult result = await cli.RunAsync("batch", "prompts.txt", "--output", "out", "--yes", "--json");

        Assert.Equal((ExitCodes.Partial, 5), (result.ExitCode, cli.Emulator.Ledger.TaskCount));
        JsonElement error = JsonDocument.Parse(result.Lines[^2]).RootElement.GetProperty("error");
        Assert.Contains("row 6: is new", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("What was ordered goes on", error.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Partial, error.GetProperty("exitCode").GetInt32());
        JsonElement summary = JsonDocument.Parse(result.Lines[^1]).RootElement.GetProperty("summary");
        Assert.Equal((5, 0), (summary.GetProperty("done").GetInt32(), summary.GetProperty("remaining").GetInt32()));
    }
}
