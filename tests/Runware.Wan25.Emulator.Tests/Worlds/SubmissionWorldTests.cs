using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.Worlds;

/// <summary>How a submission is acknowledged and refused, in each world.</summary>
public class SubmissionWorldTests
{
    private const string Reserved =
        "Insufficient available balance. Some of your credits are currently reserved for requests in progress. Please wait...";

    private const string NoRoom =
        $$"""[{"taskType":"videoInference","taskUUID":"T","code":"concurrentRequestLimitExceeded","message":"{{Reserved}}"}]""";

    [Theory]
    [InlineData(AcknowledgementShape.Processing, """{"data":[{"taskType":"videoInference","taskUUID":"T","status":"processing"}]}""")]
    [InlineData(AcknowledgementShape.Bare, """{"data":[{"taskType":"videoInference","taskUUID":"T"}]}""")]
    [InlineData(AcknowledgementShape.Empty, """{"data":[],"errors":[]}""")]
    [InlineData(AcknowledgementShape.Finished, """{"data":[{"taskType":"videoInference","taskUUID":"T","status":"processing"}]}""")]
    public async Task An_acknowledgement(AcknowledgementShape world, string body)
    {
        await using var rig = new WorldRig(options => options.Acknowledgement = world);

        await rig.ExpectSubmissionAsync(200, body);

        Assert.Equal(1, rig.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task An_acknowledgement_may_be_the_finished_rows()
    {
        await using var rig = new WorldRig(options => (options.Acknowledgement, options.GenerationTime) =
            (AcknowledgementShape.Finished, TimeRange.Exactly(TimeSpan.Zero)));
        Guid id = Guid.NewGuid();

        var (_, body) = await rig.Client.PostAsync(RawClient.TextTask(id, ""","numberResults":2"""));

        Assert.Equal((await rig.Client.RowsAsync(id)).ToJsonString(), body["data"]!.ToJsonString());
        Assert.All(body["data"]!.AsArray(), row => Assert.NotNull(row!["videoURL"]));
        rig.Faults.OnGeneration().FailTask();
        await rig.ExpectSubmissionAsync(200, """{"data":[{"taskType":"videoInference","taskUUID":"T","status":"processing"}]}""");
    }

    [Theory]
    [InlineData(ConflictShape.BadRequest, 400, "conflictTaskUUID")]
    [InlineData(ConflictShape.HttpConflict, 409, "conflictTaskUUID")]
    [InlineData(ConflictShape.WithoutCode, 400, null)]
    public async Task A_conflict(ConflictShape world, int status, string? code)
    {
        await using var rig = new WorldRig(options => options.Conflict = world);
        Guid id = await rig.Client.SubmitAsync();

        var (actual, body) = await rig.Client.PostAsync(RawClient.TextTask(id));

        var error = (JsonObject)Assert.Single((JsonArray)body["errors"]!)!;
        Assert.Equal((status, code, "taskUUID"), ((int)actual, (string?)error["code"], (string?)error["parameter"]));
        Assert.True(error.ContainsKey("code"));
        Assert.Equal(code is null, (string?)error["message"] == "taskUUID already exists");
    }

    [Theory]
    [InlineData(CapacityRefusal.BadRequest, 400, $$"""{"data":[],"errors":{{NoRoom}}}""")]
    [InlineData(CapacityRefusal.TooManyRequests, 429, $$"""{"data":[],"errors":{{NoRoom}}}""")]
    [InlineData(CapacityRefusal.Ok, 200, $$"""{"errors":{{NoRoom}}}""")]
    [InlineData(
        CapacityRefusal.Overloaded,
        429,
        """
        {"errors":[{"code":"serviceOverloaded",
        "message":"The service is temporarily unavailable due to high demand. Please try again later.","taskUUID":"T","retryAfter":60}]}
        """)]
    public async Task A_refusal_for_lack_of_room(CapacityRefusal world, int status, string body)
    {
        await using var rig = new WorldRig(options => (options.CapacityRefusal, options.MaxRunning) = (world, 1));
        await rig.Client.SubmitAsync();

        Guid refused = await rig.ExpectSubmissionAsync(status, body);

        Assert.Equal((1, 1), (rig.Emulator.Ledger.Charges, rig.Emulator.Ledger.Find(refused)!.RefusedSubmits));
        rig.Finish();
        await rig.Client.SubmitAsync();
    }

    [Theory]
    [InlineData(CapacityRefusal.BadRequest, null, null)]
    [InlineData(CapacityRefusal.BadRequest, 1.5, 2)]
    [InlineData(CapacityRefusal.Overloaded, 5.0, 5)]
    [InlineData(CapacityRefusal.Overloaded, 0.0, null)]
    public async Task A_refusal_for_lack_of_room_may_say_how_long(CapacityRefusal world, double? seconds, int? said)
    {
        await using var rig = new WorldRig(options => (options.CapacityRefusal, options.MaxRunning, options.CapacityRetryAfter) =
            (world, 0, seconds is { } number ? TimeSpan.FromSeconds(number) : null));

        var (_, body) = await rig.Client.PostAsync(RawClient.TextTask(Guid.NewGuid()));

        Assert.Equal(said, (int?)body["errors"]![0]!["retryAfter"]);
    }

    [Theory]
    [InlineData(CapacityRefusal.BadRequest, 400)]
    [InlineData(CapacityRefusal.Ok, 200)]
    [InlineData(CapacityRefusal.Overloaded, 429)]
    public async Task A_submission_refused_for_capacity_by_a_rule(CapacityRefusal shape, int status)
    {
        await using var rig = new WorldRig();
        rig.Faults.OnSubmit().RefuseForCapacity(shape, TimeSpan.FromSeconds(7));

        var (actual, body) = await rig.Client.PostAsync(RawClient.TextTask(Guid.NewGuid()));

        Assert.Equal((status, 7, 0), ((int)actual, (int)body["errors"]![0]!["retryAfter"]!, rig.Emulator.Ledger.Charges));
    }

    [Fact]
    public async Task The_capacity_may_change_while_tasks_run()
    {
        await using var rig = new WorldRig();
        await rig.Client.SubmitAsync();
        await rig.Client.SubmitAsync();

        rig.Options.MaxRunning = 2;
        Assert.Equal("concurrentRequestLimitExceeded", await rig.Client.ErrorCodeAsync(RawClient.TextTask(Guid.NewGuid())));
        rig.Options.MaxRunning = 3;
        await rig.Client.SubmitAsync();
        rig.Options.MaxRunning = null;
        await rig.Client.SubmitAsync();
        Assert.Null(rig.Options.MaxRunning);
        Assert.Throws<ArgumentOutOfRangeException>(() => rig.Options.MaxRunning = -1);
    }

    [Fact]
    public async Task An_id_is_free_again_after_the_end_of_its_task()
    {
        await using var rig = new WorldRig();
        Guid id = await rig.Client.SubmitAsync();

        Assert.Equal("conflictTaskUUID", await rig.Client.ErrorCodeAsync(RawClient.TextTask(id)));
        rig.Finish();
        await rig.ExpectSubmissionAsync(200, """{"data":[{"taskType":"videoInference","taskUUID":"T","status":"processing"}]}""", id);
        Assert.Equal(2, rig.Emulator.Ledger.Find(id)!.Charges);
    }
}
