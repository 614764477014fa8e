using System.Net;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Faults of the generation of accepted tasks.</summary>
public class GenerationFaultTests
{
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [InlineData(FailureShape.ErrorsArray)]
    [InlineData(FailureShape.EmbeddedError)]
    [InlineData(FailureShape.FlatRow)]
    public async Task One_result_fails_in_every_shape_beside_those_that_succeed(FailureShape shape)
    {
        await using RunwareEmulator emulator = Create();
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().FailResult(2, "providerError", "No luck.").ReportFailuresAs(shape);
        Guid id = await client.SubmitAsync(""","numberResults":3""");
        _clock.Advance(TimeSpan.FromSeconds(10));

        var (status, body) = await client.PostAsync(RawClient.Poll(id));

        Assert.Equal(HttpStatusCode.OK, status);
        var rows = (JsonArray)body["data"]!;
        Assert.Equal(2, rows.Count(row => (string?)row!["status"] == "success"));
        JsonNode failure = shape == FailureShape.ErrorsArray
            ? body["errors"]![0]!
            : rows.Single(row => (string?)row!["status"] == "error")!;
        JsonNode error = shape == FailureShape.EmbeddedError ? failure["error"]! : failure;
        Assert.Equal("error", (string?)failure["status"]);
        Assert.Equal(("providerError", "No luck."), ((string?)error["code"], (string?)error["message"]));
        Assert.Equal(id.ToString(), (string?)failure["taskUUID"]);
    }

    [Fact]
    public async Task A_prompt_can_ask_for_its_own_failure()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().ForPrompt("SHIPWRECK").FailTask("promptBlocked", "No.");
        Guid calm = await client.SubmitAsync();
        var doomed = Guid.NewGuid();
        JsonObject task = RawClient.TextTask(doomed);
        task["positivePrompt"] = "A shipwreck at dawn";
        await client.PostAsync(task);
        clock.Advance(TimeSpan.FromSeconds(10));

        var (_, response) = await client.PostAsync(RawClient.Poll(calm), RawClient.Poll(doomed));

        Assert.Equal(calm.ToString(), (string?)Assert.Single(response["data"]!.AsArray())!["taskUUID"]);
        Assert.Equal(doomed.ToString(), (string?)Assert.Single(response["errors"]!.AsArray())!["taskUUID"]);
    }

    [Fact]
    public async Task One_error_can_stand_for_the_whole_task()
    {
        await using RunwareEmulator emulator = Create();
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().FailTask("contentPolicyViolation", "No.");
        Guid id = await client.SubmitAsync(""","numberResults":4""");
        Assert.Single(await client.RowsAsync(id));
        _clock.Advance(TimeSpan.FromSeconds(10));

        var (status, body) = await client.PostAsync(RawClient.Poll(id));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Empty((JsonArray)body["data"]!);
        Assert.Equal("contentPolicyViolation", (string?)Assert.Single((JsonArray)body["errors"]!)!["code"]);
    }

    [Fact]
    public async Task A_failure_may_come_with_another_http_status()
    {
        await using RunwareEmulator emulator = Create();
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().FailTask().ReportFailuresWithStatus(503);
        Guid id = await client.SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(RawClient.Poll(id))).Status);
        _clock.Advance(TimeSpan.FromSeconds(10));

        var (status, body) = await client.PostAsync(RawClient.Poll(id));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "timeoutProvider"), (status, (string?)body["errors"]![0]!["code"]));
    }

    [Fact]
    public async Task A_task_may_never_finish()
    {
        await using RunwareEmulator emulator = Create();
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().ForOperation(1).NeverFinish().ReportRunningAs("queued");
        Guid stuck = await client.SubmitAsync();
        Guid fine = await client.SubmitAsync();
        _clock.Advance(TimeSpan.FromMinutes(50));

        Assert.Equal("queued", (string?)(await client.RowsAsync(stuck))[0]!["status"]);
        Assert.Equal("success", (string?)(await client.RowsAsync(fine))[0]!["status"]);
    }

    [Fact]
    public async Task Rows_may_appear_late_by_time_or_by_polls()
    {
        await using var emulator = RunwareEmulator.CreateInProcess(
            new() { TimeProvider = _clock, UnknownTask = UnknownTaskResponse.EmptyData });
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().ForOperation(1).AppearAfter(TimeSpan.FromSeconds(2));
        emulator.Faults.OnGeneration().ForOperation(2).AppearAfterPolls(2);
        Guid byTime = await client.SubmitAsync();
        Guid byPolls = await client.SubmitAsync();

        Assert.Empty(await client.RowsAsync(byTime));
        Assert.Empty(await client.RowsAsync(byPolls));
        Assert.Empty(await client.RowsAsync(byPolls));
        Assert.Single(await client.RowsAsync(byPolls));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(await client.RowsAsync(byTime));
    }

    [Fact]
    public async Task A_url_may_come_late_and_a_result_may_be_flagged()
    {
        await using RunwareEmulator emulator = Create();
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().Take(TimeSpan.FromSeconds(5)).WithoutUrl(TimeSpan.FromSeconds(20)).FlagResult(2);
        Guid id = await client.SubmitAsync(""","numberResults":2,"safety":{"checkContent":true}""");
        _clock.Advance(TimeSpan.FromSeconds(5));

        JsonArray rows = await client.RowsAsync(id);
        Assert.All(rows, row => Assert.Equal(("success", null), ((string?)row!["status"], (string?)row["videoURL"])));
        Assert.Equal([false, true], rows.Select(row => (bool)row!["NSFWContent"]!));
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.All(await client.RowsAsync(id), row => Assert.NotNull(row!["videoURL"]));
    }

    [Fact]
    public async Task Progress_rises_where_it_is_reported()
    {
        await using var emulator = RunwareEmulator.CreateInProcess(new()
        {
            TimeProvider = _clock,
            ReportProgress = true,
            GenerationTime = TimeRange.Exactly(TimeSpan.FromSeconds(10)),
        });
        using var client = new RawClient(emulator);
        Guid id = await client.SubmitAsync();
        _clock.Advance(TimeSpan.FromSeconds(4.7));

        Assert.Equal(47, (int)(await client.RowsAsync(id))[0]!["progress"]!);
    }

    private RunwareEmulator Create() => RunwareEmulator.CreateInProcess(new() { TimeProvider = _clock });
}
