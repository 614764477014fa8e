using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.Worlds;

/// <summary>What getTaskDetails returns, in each world.</summary>
public class ArchiveWorldTests
{
    [Theory]
    [InlineData(UnknownDetailsResponse.TaskNotFound, 404, true)]
    [InlineData(UnknownDetailsResponse.TaskNotFoundWithoutData, 404, false)]
    public async Task An_id_that_is_not_archived_is_not_found(UnknownDetailsResponse world, int status, bool hasData)
    {
        await using var rig = new WorldRig(options => options.UnknownDetails = world);
        var id = Guid.NewGuid();

        var (actual, body) = await rig.Client.PostAsync(RawClient.Details(id));

        Assert.Equal((status, hasData), ((int)actual, body.ContainsKey("data")));
        JsonNode error = Assert.Single((JsonArray)body["errors"]!)!;
        Assert.Equal(("taskNotFound", id.ToString()), ((string?)error["code"], (string?)error["taskUUID"]));
    }

    [Theory]
    [InlineData(UnknownDetailsResponse.EmptyData, """{"data":[]}""")]
    [InlineData(UnknownDetailsResponse.GenericRow, """{"data":[{"taskUUID":"T","status":"processing","taskType":"getResponse"}]}""")]
    public async Task An_id_that_is_not_archived_may_be_no_error(UnknownDetailsResponse world, string body)
    {
        await using var rig = new WorldRig(options => options.UnknownDetails = world);

        await rig.ExpectDetailsAsync(Guid.NewGuid(), 200, body);
    }

    [Fact]
    public async Task A_finished_task_has_its_request_with_long_text_redacted_and_its_rows()
    {
        await using var rig = new WorldRig();
        var id = Guid.NewGuid();
        JsonObject task = RawClient.TextTask(id, ""","includeCost":true""");
        string prompt = new('é', 300);
        task["positivePrompt"] = prompt;
        await rig.Client.PostAsync(task);

        Assert.Equal(
            $$"""{"data":[{"taskType":"videoInference","taskUUID":"{{id}}","status":"processing"}],"errors":[]}""",
            await rig.ArchivedAsync(id));
        rig.Finish();
        string url = (string)(await rig.Client.RowsAsync(id))[0]!["videoURL"]!;
        var (_, body) = await rig.Client.PostAsync(RawClient.Details(id));

        JsonNode entry = Assert.Single((JsonArray)body["data"]!)!;
        Assert.Equal(("getTaskDetails", id.ToString()), ((string?)entry["taskType"], (string?)entry["taskUUID"]));
        Assert.Equal(prompt[..16] + "...[REDACTED 600 bytes]...", (string?)entry["request"]!["positivePrompt"]);
        Assert.Equal("720p", (string?)entry["request"]!["resolution"]);
        JsonNode row = Assert.Single((JsonArray)entry["response"]!["data"]!)!;
        Assert.Equal((url, 0.473m, null), ((string?)row["videoURL"], (decimal)row["cost"]!, (string?)row["status"]));
        Assert.Empty((JsonArray)entry["response"]!["errors"]!);
    }

    [Fact]
    public async Task Text_that_is_too_long_to_be_kept_is_redacted_by_its_own_length()
    {
        await using var rig = new WorldRig(options => options.MaxRecordedStringLength = 20);
        Guid id = await rig.Client.SubmitAsync($$""","webhookURL":"https://a.test/{{new string('a', 100)}}" """);

        var (_, body) = await rig.Client.PostAsync(RawClient.Details(id));

        Assert.Equal("https://a.test/a...[REDACTED 115 bytes]...", (string?)body["data"]![0]!["request"]!["webhookURL"]);
    }

    [Fact]
    public async Task A_failure_stands_as_the_providers_response_or_as_the_services()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnGeneration().Call(1).FailTask("providerUnavailable", "No.", "<html>busy</html>");
        Guid id = await rig.FinishedAsync();

        JsonNode nested = JsonNode.Parse(await rig.ArchivedAsync(id))!;
        Assert.Equal(
            WorldRig.Normal(
                """
                {"taskType":"videoInference","taskUUID":"T","errors":{"errorCode":"providerUnavailable",
                "additionalDetails":{"responseStatusCode":400,"responseContent":"<html>busy</html>","_provider":"alibaba"}}}
                """,
                id),
            WorldRig.Normal(nested["response"]!.ToJsonString(), id));
        Assert.True(Guid.TryParse((string?)nested["connectionSessionUUID"], out _));
        rig.Options.ArchivedFailure = ArchivedFailureShape.Flat;
        JsonNode flat = JsonNode.Parse(await rig.ArchivedAsync(id))!;
        Assert.Equal("providerUnavailable", (string?)Assert.Single((JsonArray)flat["errors"]!)!["code"]);
    }

    [Fact]
    public async Task A_failure_beside_a_success_is_flat_in_every_world()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnGeneration().FailResult(1, "providerError", "No luck.");
        Guid id = await rig.FinishedAsync(""","numberResults":2""");

        JsonNode response = JsonNode.Parse(await rig.ArchivedAsync(id))!;

        Assert.Single((JsonArray)response["data"]!);
        Assert.Equal("providerError", (string?)Assert.Single((JsonArray)response["errors"]!)!["code"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refused_submission_is_archived_or_not(bool isKept)
    {
        await using var rig = new WorldRig(options => (options.MaxRunning, options.ArchiveKeepsRefusals) = (0, isKept));
        var id = Guid.NewGuid();
        await rig.Client.PostAsync(RawClient.TextTask(id));

        var (status, body) = await rig.Client.PostAsync(RawClient.Details(id));

        Assert.Equal(isKept ? 200 : 404, (int)status);
        if (isKept)
        {
            var response = (JsonObject)body["data"]![0]!["response"]!;
            JsonNode error = Assert.Single((JsonArray)response["errors"]!)!;
            Assert.Equal(["errors"], response.Select(member => member.Key));
            Assert.Equal(
                ("concurrentRequestLimitExceeded", "videoInference", id.ToString()),
                ((string?)error["code"], (string?)error["taskType"], (string?)error["taskUUID"]));
            Assert.Equal("A lighthouse", (string?)body["data"]![0]!["request"]!["positivePrompt"]);
        }
    }

    [Fact]
    public async Task An_archived_refusal_is_forgotten_when_a_valid_submission_follows()
    {
        await using var rig = new WorldRig(options => options.ArchiveKeepsLastResponse = true);
        var id = Guid.NewGuid();
        await rig.Client.PostAsync(RawClient.TextTask(id, ""","fps":24"""));
        Assert.Contains("unsupportedParameter", await rig.ArchivedAsync(id), StringComparison.Ordinal);

        await rig.Client.PostAsync(RawClient.TextTask(id));

        Assert.DoesNotContain("unsupportedParameter", await rig.ArchivedAsync(id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conflict_replaces_the_result_or_does_not(bool keepsLast)
    {
        await using var rig = new WorldRig(options =>
            (options.ArchiveKeepsLastResponse, options.TaskIdUniqueness) = (keepsLast, TaskIdUniqueness.Forever));
        Guid id = await rig.FinishedAsync();

        await rig.Client.PostAsync(RawClient.TextTask(id));

        JsonNode response = JsonNode.Parse(await rig.ArchivedAsync(id))!;
        Assert.Equal(keepsLast, response["data"] is null);
        Assert.Equal(keepsLast ? "conflictTaskUUID" : null, (string?)response["errors"]!.AsArray().FirstOrDefault()?["code"]);
    }

    [Fact]
    public async Task A_result_that_comes_after_a_conflict_is_the_last_response()
    {
        await using var rig = new WorldRig(options => options.ArchiveKeepsLastResponse = true);
        Guid id = await rig.Client.SubmitAsync();
        await rig.Client.PostAsync(RawClient.TextTask(id));
        Assert.Contains("conflictTaskUUID", await rig.ArchivedAsync(id), StringComparison.Ordinal);

        rig.Finish();

        Assert.DoesNotContain("conflictTaskUUID", await rig.ArchivedAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_archive_may_return_the_live_rows()
    {
        await using var rig = new WorldRig(options => options.Archive = TaskArchive.LiveRow);
        Guid id = await rig.Client.SubmitAsync();

        await rig.ExpectDetailsAsync(id, 200, """{"data":[{"taskUUID":"T","status":"processing","taskType":"getResponse"}]}""");
        rig.Finish();
        JsonArray rows = await rig.Client.RowsAsync(id);
        rig.Clock.Advance(TimeSpan.FromDays(1));
        await rig.ExpectDetailsAsync(id, 200, $$"""{"data":{{rows.ToJsonString()}}}""");
        rig.Options.MaxRunning = 0;
        var refused = Guid.NewGuid();
        await rig.Client.PostAsync(RawClient.TextTask(refused));
        Assert.Equal(404, (int)(await rig.Client.PostAsync(RawClient.Details(refused))).Status);
    }

    [Fact]
    public async Task There_may_be_no_archive()
    {
        await using var rig = new WorldRig(options => options.Archive = TaskArchive.None);
        Guid id = await rig.FinishedAsync();

        Assert.Equal(404, (int)(await rig.Client.PostAsync(RawClient.Details(id))).Status);
    }
}
