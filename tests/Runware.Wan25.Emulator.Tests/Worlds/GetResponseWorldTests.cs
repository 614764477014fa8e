using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.Worlds;

/// <summary>What getResponse returns about one task, in each world.</summary>
public class GetResponseWorldTests
{
    private const string GenericRow = """{"data":[{"taskUUID":"T","status":"processing","taskType":"getResponse"}]}""";
    private const string Nothing = """{"data":[]}""";

    [Theory]
    [InlineData(UnknownTaskResponse.GenericRow, 200, GenericRow)]
    [InlineData(UnknownTaskResponse.EmptyData, 200, Nothing)]
    public async Task An_id_that_was_never_submitted(UnknownTaskResponse world, int status, string body)
    {
        await using var rig = new WorldRig(options => options.UnknownTask = world);

        await rig.ExpectPollAsync(Guid.NewGuid(), status, body);
    }

    [Fact]
    public async Task An_id_that_was_never_submitted_may_be_an_error()
    {
        await using var rig = new WorldRig(options => options.UnknownTask = UnknownTaskResponse.TaskNotFound);
        Guid unknown = Guid.NewGuid();
        Guid known = await rig.Client.SubmitAsync();

        var (alone, body) = await rig.Client.PostAsync(RawClient.Poll(unknown));
        var (together, _) = await rig.Client.PostAsync(RawClient.Poll(unknown), RawClient.Poll(known));

        Assert.Equal((404, 200), ((int)alone, (int)together));
        JsonNode error = Assert.Single((JsonArray)body["errors"]!)!;
        Assert.Equal(("taskNotFound", unknown.ToString()), ((string?)error["code"], (string?)error["taskUUID"]));
    }

    [Theory]
    [InlineData(RunningRowTaskType.GetResponse, GenericRow)]
    [InlineData(RunningRowTaskType.VideoInference, """{"data":[{"taskUUID":"T","status":"processing","taskType":"videoInference"}]}""")]
    public async Task A_running_row(RunningRowTaskType world, string body)
    {
        await using var rig = new WorldRig(options => options.RunningRow = world);

        await rig.ExpectPollAsync(await rig.Client.SubmitAsync(), 200, body);
    }

    [Fact]
    public async Task A_task_that_has_not_appeared_looks_like_one_that_was_never_submitted()
    {
        await using var rig = new WorldRig(options => (options.UnknownTask, options.RunningRow) =
            (UnknownTaskResponse.EmptyData, RunningRowTaskType.VideoInference));
        rig.Faults.OnGeneration().AppearAfterPolls(1);
        Guid id = await rig.Client.SubmitAsync();

        await rig.ExpectPollAsync(id, 200, Nothing);
        Assert.Single(await rig.Client.RowsAsync(id));
    }

    [Fact]
    public async Task Rows_come_one_by_one_or_all_at_once()
    {
        await using var rig = new WorldRig(options => options.GenerationTime = new TimeRange(TimeSpan.Zero, TimeSpan.FromSeconds(20)));
        Guid id = await rig.Client.SubmitAsync(""","numberResults":2""");

        await rig.ExpectPollAsync(id, 200, GenericRow);
        Assert.Equal(["processing", "processing"], await StatusesAsync(RowVisibility.All));
        rig.Finish();
        Assert.Equal(["success"], await StatusesAsync(RowVisibility.OneByOne));
        Assert.Equal(["processing", "success"], await StatusesAsync(RowVisibility.All));
        rig.Finish();
        Assert.Equal(["success", "success"], await StatusesAsync(RowVisibility.OneByOne));

        async Task<string[]> StatusesAsync(RowVisibility world)
        {
            rig.Options.Rows = world;
            return [.. (await rig.Client.RowsAsync(id)).Select(row => (string)row!["status"]!).Order()];
        }
    }

    [Fact]
    public async Task A_failed_result_beside_one_that_runs_is_not_taken_for_the_end()
    {
        await using var rig = new WorldRig(options => options.GenerationTime = new TimeRange(TimeSpan.Zero, TimeSpan.FromSeconds(20)));
        rig.Faults.OnGeneration().FailResult(1).FailResult(2);
        Guid id = await rig.Client.SubmitAsync(""","numberResults":2""");
        rig.Finish();

        var (status, body) = await rig.Client.PostAsync(RawClient.Poll(id));

        Assert.Equal(200, (int)status);
        Assert.Equal("processing", (string?)Assert.Single((JsonArray)body["data"]!)!["status"]);
        Assert.Single((JsonArray)body["errors"]!);
    }

    [Theory]
    [InlineData(ArchivedTaskResponse.GenericRow, "processing")]
    [InlineData(ArchivedTaskResponse.Kept, "success")]
    [InlineData(ArchivedTaskResponse.NotFound, "taskNotFound")]
    public async Task A_task_is_archived_when_its_time_is_over(ArchivedTaskResponse world, string expected)
    {
        await using var rig = new WorldRig(options =>
            (options.ArchivedTask, options.GenerationTime) = (world, TimeRange.Exactly(WorldRig.Enough)));
        Guid id = await rig.FinishedAsync();

        rig.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("success", await SayAsync());
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(expected, await SayAsync());
        rig.Options.LiveRetention = TimeSpan.FromHours(2);
        Assert.Equal("success", await SayAsync());

        async Task<string?> SayAsync()
        {
            var (_, body) = await rig.Client.PostAsync(RawClient.Poll(id));
            return (string?)(body["data"]!.AsArray() is [{ } row] ? row["status"] : body["errors"]![0]!["code"]);
        }
    }

    [Theory]
    [InlineData(FailedPollStatus.BadRequest, true, 400)]
    [InlineData(FailedPollStatus.Ok, true, 200)]
    [InlineData(FailedPollStatus.ServerError, true, 500)]
    [InlineData(FailedPollStatus.BadRequest, false, 400)]
    public async Task A_failed_task(FailedPollStatus world, bool hasStatus, int status)
    {
        await using var rig = new WorldRig(options => (options.FailedPoll, options.FailedPollHasStatus) = (world, hasStatus));
        rig.Faults.OnGeneration().FailTask("providerError", "No luck.");
        Guid id = await rig.FinishedAsync();

        var (actual, body) = await rig.Client.PostAsync(RawClient.Poll(id));

        JsonNode error = Assert.Single((JsonArray)body["errors"]!)!;
        Assert.Equal((status, id.ToString()), ((int)actual, (string?)error["taskUUID"]));
        Assert.Equal(hasStatus ? "error" : null, (string?)error["status"]);
    }

    [Fact]
    public async Task A_success_row_may_lack_its_status_and_have_its_cost_as_text()
    {
        await using var rig = new WorldRig();
        Guid id = await rig.FinishedAsync(""","includeCost":true""");

        JsonNode row = Assert.Single(await rig.Client.RowsAsync(id))!;
        Assert.Equal(("success", "0.473"), ((string?)row["status"], row["cost"]!.ToJsonString()));
        (rig.Options.SuccessRowHasStatus, rig.Options.CostAsText) = (false, true);
        row = Assert.Single(await rig.Client.RowsAsync(id))!;
        Assert.Equal((null, "\"0.473\""), ((string?)row["status"], row["cost"]!.ToJsonString()));
        Assert.Equal("videoInference", (string?)row["taskType"]);
        Assert.NotNull(row["videoURL"]);
    }

    [Fact]
    public async Task The_balance_may_be_a_number()
    {
        await using var rig = new WorldRig(options => (options.BalanceAsNumber, options.Balance) = (true, 12.5m));

        var (_, body) = await rig.Client.PostAsync(new JsonObject { ["taskType"] = "accountManagement", ["operation"] = "getDetails" });

        Assert.Equal(12.5m, (decimal)body["data"]![0]!["balance"]!);
    }
}
