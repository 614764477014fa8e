using Runware.Wan25.Polling;
using PollBatch = Runware.Wan25.Polling.PollBatch;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Who gets which part of a response, and what a response says about those it does not mention.</summary>
public class PollResponseReaderTests
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly PolledOperation _one = Operation(1);
    private readonly PolledOperation _two = Operation(2);

    [Fact]
    public void Each_operation_gets_its_own_rows_and_errors()
    {
        Batch().Apply(_clock, $$"""
            {"data":[{{ScriptedCall.Success(_two.TaskId, 2)}},{{ScriptedCall.Success(Responses.TaskId(3), 3)}},
            {{Responses.Row(_one.TaskId, Responses.Processing)}}],
             "errors":[{{Responses.Error(_one.TaskId, "inferenceError")}}]}
            """);

        Assert.Equal((VideoStatus.Processing, 1, 0), Facts(_one));
        Assert.Equal((VideoStatus.Success, 0, 1), Facts(_two));
    }

    [Theory]
    [InlineData(200, "{}", true)]
    [InlineData(200, """{"errors":[{"code":"inferenceError","taskUUID":"00000000-0000-4000-9000-000000000001"}]}""", true)]
    [InlineData(200, """{"errors":[{"code":"inferenceError"},{"code":"x","taskUUID":"00000000-0000-4000-9000-000000000001"}]}""", false)]
    [InlineData(500, "{}", false)]
    [InlineData(404, """{"data":[]}""", false)]
    [InlineData(200, null, false)]
    [InlineData(null, null, false)]
    public void A_success_speaks_for_all_unless_an_error_is_about_the_request(int? status, string? json, bool coversAll)
    {
        Assert.Equal(coversAll, Batch().Apply(_clock, json, status).CoversAllOperations);
    }

    [Fact]
    public void A_failed_row_that_is_about_the_load_is_a_failed_poll()
    {
        var batch = Batch();

        PollResponseSummary reading = batch.Apply(_clock, Responses.Data(
            Responses.Row(_one.TaskId, "\"status\":\"error\",\"code\":\"serviceOverloaded\",\"message\":\"Later.\"")));

        var decision = PollDecision.For(_one, batch, reading);
        Assert.Equal((SubscriptionSignal.None, "serviceOverloaded"), (decision.Signal, decision.Error?.Refusal?.Error.Code));
        Assert.False(_one.State.HasEnded);
    }

    [Fact]
    public void The_error_of_a_poll_quotes_the_prompt_of_none_of_its_operations()
    {
        PolledOperation[] operations =
        [
            new(new(new(Responses.TaskId(1)), new("key", "A lighthouse in a storm"))),
            new(new(new(Responses.TaskId(2)), new("key", "Two foxes in the snow", "blurry, watermark"))),
        ];
        var quotation = "'Two foxes in the snow' (blurry, watermark) and 'A lighthouse in a storm' are too much.";

        PollResponseSummary reading = Responses.Batch([.. operations])
            .Apply(_clock, Responses.Errors(Responses.Error(null, "serviceOverloaded", quotation)), status: 500);

        var refusal = PollDecision.For(operations[0], Responses.Batch([.. operations]), reading).Error!.Refusal!;
        Assert.Equal("'[…]' ([…]) and '[…]' are too much.", refusal.Error.Message);
        Assert.Contains("'[…]' ([…]) and '[…]' are too much.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_that_cannot_be_read_changes_nothing()
    {
        Batch().Apply(_clock, Responses.Data(Responses.Row(_one.TaskId, Responses.Processing + ",\"progress\":40")));

        Batch().Apply(_clock, json: null, status: 502);

        Assert.Equal((VideoStatus.Processing, 40), (_one.State.Status, _one.State.Percent));
    }

    [Theory]
    [InlineData("inferenceError", 200, 1)]
    [InlineData("inferenceError", 500, 1)]
    [InlineData("invalidProviderContent", 400, 1)]
    [InlineData("timeoutProvider", 504, 1)]
    [InlineData("invalidValueUploadFailed", 400, 1)]
    [InlineData("unheardOf", 400, 1)]
    [InlineData("unheardOf", 500, 0)]
    [InlineData("invalidApiKey", 200, 0)]
    [InlineData("insufficientCredits", 402, 0)]
    [InlineData("rateLimitExceeded", 200, 0)]
    [InlineData("concurrentRequestLimitExceeded", 400, 0)]
    [InlineData("serviceOverloaded", 500, 0)]
    [InlineData("serverError", 200, 0)]
    [InlineData("failedTaskTimeout", 504, 0)]
    [InlineData("invalidTaskUUID", 400, 0)]
    public void An_error_with_the_operations_id_is_its_failure_or_a_failed_poll(string code, int status, int failures)
    {
        var reading = Batch().Apply(_clock, Responses.Errors(Responses.Error(_one.TaskId, code)), status);

        Assert.Equal(failures, _one.State.Failures.Length);
        Assert.Equal(failures == 0, reading.ErrorOf(_one) is not null);
        Assert.Null(reading.ErrorOf(_two));
        Assert.Equal((true, false), (reading.Named is not null, _two.State.WasInResponse));
    }

    [Fact]
    public void An_error_without_an_id_is_about_the_request_and_no_operation()
    {
        var reading = Batch().Apply(_clock, Responses.Errors(Responses.Error(null, "inferenceError")), 400);

        Assert.Equal(
            (false, false, 0, 0),
            (reading.Named is not null, reading.CoversAllOperations, _one.State.Failures.Length, _two.State.Failures.Length));
        Assert.NotNull(reading.Error);
    }

    [Fact]
    public void Rows_are_read_whatever_the_status()
    {
        Batch().Apply(
            _clock,
            $$"""{"data":[{{ScriptedCall.Success(_two.TaskId)}}],"errors":[{{Responses.Error(_one.TaskId, "invalidProviderContent")}}]}""",
            400);

        Assert.Equal((true, true), (_one.State.HasEnded, _two.State.HasEnded));
    }

    [Fact]
    public void The_archive_adds_to_the_live_store()
    {
        Batch().Apply(
            _clock,
            Responses.Data(Responses.Row(_one.TaskId, Responses.Processing)),
            archive: Responses.Archive(_two.TaskId, Responses.Data(ScriptedCall.Success(_two.TaskId, 2))));

        Assert.Equal((VideoStatus.Processing, 0, 0), Facts(_one));
        Assert.Equal((VideoStatus.Success, 0, 1), Facts(_two));
    }

    [Theory]
    [InlineData("""{"data":[{"status":"error","code":"inferenceError"}]}""", true)]
    [InlineData("""{"errors":[{"code":"inferenceError"}]}""", true)]
    [InlineData("""{"response":{"errors":{"errorCode":"providerUnavailable","additionalDetails":{"responseStatusCode":502}} } }""", true)]
    [InlineData("""{"errors":[{"code":"conflictTaskUUID"}]}""", false)]
    [InlineData("""{"errors":[{"code":"conflictTaskUUID"},{"code":"inferenceError"}]}""", true)]
    [InlineData("""{"errors":[{"code":"concurrentRequestLimitExceeded"}]}""", false)]
    [InlineData("""{"data":[{"status":"processing"}]}""", false)]
    [InlineData("""{"data":[{}]}""", false)]
    [InlineData("""{}""", false)]
    public void The_archive_ends_an_operation_with_what_it_keeps_for_good(string response, bool ends)
    {
        Batch().Apply(_clock, Responses.Data(), archive: Responses.Archive(_one.TaskId, response));

        Assert.Equal(ends, _one.State.HasEnded);
        Assert.Equal(ends ? 1 : 0, _one.State.Failures.Length);
    }

    [Theory]
    [InlineData("""{"errors":[{"code":"inferenceError"}]}""", "error")]
    [InlineData("""{"response":{"errors":{"errorCode":"providerUnavailable"} } }""", "error")]
    [InlineData("""{"data":[{"taskType":"videoInference","videoURL":"https://files.scripted.test/1.mp4"}]}""", "success")]
    public void A_generic_row_does_not_hold_up_what_the_archive_keeps(string response, string status)
    {
        Batch().Apply(
            _clock,
            Responses.Data(Responses.Row(_one.TaskId, "\"taskType\":\"getResponse\",\"status\":\"processing\"")),
            archive: Responses.Archive(_one.TaskId, response));

        Assert.Equal((true, status), (_one.State.HasEnded, _one.State.Status.ToString()));
    }

    private static PolledOperation Operation(int n) => new(new OperationState(new(Responses.TaskId(n)), Responses.NoSecrets));

    private static (VideoStatus Status, int Errors, int Videos) Facts(PolledOperation operation) =>
        (operation.State.Status, operation.State.Failures.Length, operation.State.Videos.Length);

    private PollBatch Batch() => Responses.Batch(_one, _two);
}
