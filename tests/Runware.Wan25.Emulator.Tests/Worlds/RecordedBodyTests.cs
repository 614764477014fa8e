using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.Worlds;

/// <summary>Responses that were recorded from the real service, member by member, unless another test of a world has them.</summary>
public class RecordedBodyTests
{
    private const string Overloaded =
        """
        {"errors":[{"code":"serviceOverloaded",
        "message":"The service is temporarily unavailable due to high demand. Please try again later.","taskUUID":"T","retryAfter":60}]}
        """;

    [Fact]
    public async Task Moderation()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnGeneration().FailByModeration("Google");

        await rig.ExpectPollAsync(
            await rig.FinishedAsync(),
            400,
            """
            {"data":[],"errors":[{"code":"invalidProviderContent",
            "message":"Invalid content detected. The generated content was flagged and rejected by Google's content moderation system.",
            "responseContent":"The generated video was blocked by our content filters. You will not be charged for blocked videos.",
            "taskUUID":"T","taskType":"videoInference","status":"error"}]}
            """);
    }

    [Fact]
    public async Task The_providers_own_filter()
    {
        await using var rig = new WorldRig(options => options.FailedPollHasStatus = false);
        rig.Faults.OnGeneration().FailByProviderFilter();

        await rig.ExpectPollAsync(
            await rig.FinishedAsync(),
            400,
            """
            {"errors":[{"code":"providerError","message":" responded with HTTP DataInspectionFailed. Additional information below.",
            "taskUUID":"T"}]}
            """);
    }

    [Fact]
    public async Task What_a_provider_returned_as_an_object()
    {
        await using var rig = new WorldRig(options => options.FailedPollHasStatus = false);
        rig.Faults.OnGeneration().FailTask(
            "providerError",
            "The provider returned an error. Additional information below.",
            """{"data":{"task_status_msg":"risk control"}}""");

        await rig.ExpectPollAsync(
            await rig.FinishedAsync(),
            400,
            """
            {"errors":[{"code":"providerError","message":"The provider returned an error. Additional information below.","taskUUID":"T",
            "responseContent":{"data":{"task_status_msg":"risk control"}}}]}
            """);
    }

    [Fact]
    public async Task What_looks_like_an_object_and_is_none_stays_text()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnGeneration().FailTask("providerError", "No.", "{broken");
        Guid id = await rig.FinishedAsync();

        var (_, body) = await rig.Client.PostAsync(RawClient.Poll(id));

        Assert.Equal("{broken", (string?)body["errors"]![0]!["responseContent"]);
    }

    [Fact]
    public async Task A_bad_first_frame()
    {
        await using var rig = new WorldRig(options => options.FailedPollHasStatus = false);
        rig.Faults.OnGeneration().FailFirstFrame();

        await rig.ExpectPollAsync(
            await rig.FinishedAsync(),
            400,
            """
            {"errors":[{"code":"invalidValueUploadFailed","message":"Processing parameter 'inputs.frameImages' failed.",
            "parameter":"inputs.frameImages","taskUUID":"T"}]}
            """);
    }

    [Fact]
    public async Task The_safety_system()
    {
        await using var rig = new WorldRig(options => options.FailedPollHasStatus = false);
        rig.Faults.OnGeneration().FailBySafetySystem();

        await rig.ExpectPollAsync(
            await rig.FinishedAsync(),
            400,
            """
            {"errors":[{"code":"providerBadRequest",
            "message":"The request was rejected by the safety system of the provider. safety_violations=[violence]","taskUUID":"T"}]}
            """);
    }

    [Fact]
    public async Task A_bare_failed_row_before_a_success()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnGeneration().ReportBareFailureFirst(2);
        Guid id = await rig.FinishedAsync();

        await rig.ExpectPollAsync(id, 200, """{"data":[{"taskUUID":"T","status":"failed"}]}""");
        await rig.ExpectPollAsync(id, 200, """{"data":[{"taskUUID":"T","status":"failed"}]}""");
        Assert.Equal("success", (string?)(await rig.Client.RowsAsync(id))[0]!["status"]);
    }

    [Fact]
    public async Task A_timeout_of_the_service_while_the_job_goes_on()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnGeneration().TimeOutAtService();
        Guid id = await rig.Client.SubmitAsync();

        await rig.ExpectPollAsync(
            id,
            504,
            """
            {"errors":[{"code":"failedTaskTimeout",
            "message":"Task processing timeout. Results were not received within the expected time window. Please try again later.",
            "taskUUID":"T"}]}
            """);
        rig.Finish();
        Assert.Equal("success", (string?)(await rig.Client.RowsAsync(id))[0]!["status"]);
        Assert.Equal(1, rig.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_poll_refused_for_credits()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnPoll().Call(1).RefuseForCredits();
        Guid id = await rig.FinishedAsync();

        await rig.ExpectPollAsync(id, 402, """{"errors":[{"code":"insufficientCredits","message":"Insufficient credits"}]}""");
        Assert.Single(await rig.Client.RowsAsync(id));
    }

    [Fact]
    public async Task A_batch_refused_for_credits_is_refused_once()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnPoll().RefuseForCredits();

        var (_, body) = await rig.Client.PostAsync(RawClient.Poll(Guid.NewGuid()), RawClient.Poll(Guid.NewGuid()));

        Assert.Single((JsonArray)body["errors"]!);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Overload(int status)
    {
        await using var rig = new WorldRig();
        rig.Faults.OnPoll().Call(1).RefuseAsOverloaded(TimeSpan.FromSeconds(60), status);
        rig.Faults.OnSubmit().Call(2).RefuseAsOverloaded(TimeSpan.FromSeconds(60), status);
        Guid id = await rig.FinishedAsync();

        await rig.ExpectPollAsync(id, status, Overloaded);
        await rig.ExpectSubmissionAsync(status, Overloaded);
        Assert.Equal(1, rig.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Overload_names_each_task_of_a_batch()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnPoll().RefuseAsOverloaded();
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid()];

        var (_, body) = await rig.Client.PostAsync([.. ids.Select(RawClient.Poll)]);

        Assert.Equal(ids.Select(id => id.ToString()), body["errors"]!.AsArray().Select(error => (string?)error!["taskUUID"]));
        Assert.All(body["errors"]!.AsArray(), error => Assert.Null(error!["retryAfter"]));
    }

    [Fact]
    public async Task A_refusal_is_about_the_tasks_and_not_about_the_key_before_them()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnPoll().RefuseAsOverloaded();
        var id = Guid.NewGuid();

        JsonObject key = new() { ["taskType"] = "authentication", ["apiKey"] = "any" };
        var (_, body) = await rig.Client.PostAsync(key, RawClient.Poll(id));

        Assert.Equal(id.ToString(), (string?)Assert.Single((JsonArray)body["errors"]!)!["taskUUID"]);
    }

    [Fact]
    public async Task A_submission_refused_until_the_account_has_paid_once()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnSubmit().RefuseUntilFirstPayment();

        Guid id = await rig.ExpectSubmissionAsync(
            400,
            """
            {"data":[],"errors":[{"code":"videoInferenceInsufficientCredits","taskUUID":"T","taskType":"videoInference",
            "message":"Insufficient credits for video inference. Please make a payment first."}]}
            """);

        Assert.Equal(1, rig.Emulator.Ledger.Find(id)!.RefusedSubmits);
        Assert.Contains("videoInferenceInsufficientCredits", await rig.ArchivedAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_cannot_be_read_have_no_code()
    {
        await using var rig = new WorldRig();
        rig.Faults.OnPoll().FailToReadResults();

        await rig.ExpectPollAsync(
            await rig.FinishedAsync(),
            500,
            """
            {"errors":[{"message":"Unknown error while reading results. Please try again later or contact support at support@runware.ai",
            "taskUUID":"T"}]}
            """);
    }

    [Fact]
    public async Task A_parameter_that_the_model_does_not_have()
    {
        await using var rig = new WorldRig();
        var id = Guid.NewGuid();

        var (status, body) = await rig.Client.PostAsync(RawClient.TextTask(id, ""","fps":24"""));

        JsonNode error = Assert.Single((JsonArray)body["errors"]!)!;
        Assert.Equal(400, (int)status);
        Assert.Equal(
            ("unsupportedParameter", "fps", id.ToString(), "videoInference"),
            ((string?)error["code"], (string?)error["parameter"], (string?)error["taskUUID"], (string?)error["taskType"]));
        Assert.StartsWith("Unsupported use of 'fps' parameter. ", (string?)error["message"], StringComparison.Ordinal);
        Assert.StartsWith("https://", (string?)error["documentation"], StringComparison.Ordinal);
        Assert.NotNull(error["baseModelArchitecture"]);
    }
}
