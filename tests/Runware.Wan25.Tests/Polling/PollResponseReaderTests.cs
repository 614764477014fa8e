using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Who gets which part of an answer, and what an answer says about those it does not mention.</summary>
public class PollAnswerTests
{
    private readonly ManualClock _clock = new();
    private readonly PolledOperation _one = Operation(1);
    private readonly PolledOperation _two = Operation(2);

    [Fact]
    public void Each_operation_gets_its_own_rows_and_errors()
    {
        Batch().Apply(_clock, $$"""
            {"data":[{{ScriptedCall.Success(_two.TaskId, 2)}},{{ScriptedCall.Success(Answers.TaskId(3), 3)}},{{Answers.Row(_one.TaskId, Answers.Processing)}}],
             "errors":[{{Answers.Error(_one.TaskId, "inferenceError")}}]}
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
    public void It_speaks_for_all_when_it_is_a_success_and_no_error_is_about_the_question(int? status, string? json, bool speaksForAll)
    {
        using var reply = Tests.Transport.Replies.Of(status, json);

        Assert.Equal(speaksForAll, PollAnswer.Apply(Batch(), reply, Answers.NoSecrets, _clock));
    }

    [Fact]
    public void An_answer_that_cannot_be_read_changes_nothing()
    {
        Batch().Apply(_clock, Answers.Data(Answers.Row(_one.TaskId, Answers.Processing + ",\"progress\":40")));

        Batch().Apply(_clock, json: null, status: 502);

        Assert.True(_one.State.HasRow);
        Assert.Equal(40, _one.State.Percent);
    }

    [Theory]
    [InlineData("inferenceError", "", 200, 1)]
    [InlineData("inferenceError", "", 500, 0)]
    [InlineData("inferenceError", ""","status":"error" """, 500, 1)]
    [InlineData("invalidApiKey", "", 200, 0)]
    [InlineData("rateLimitExceeded", "", 200, 0)]
    [InlineData("serverError", "", 200, 0)]
    [InlineData("invalidApiKey", ""","status":"error" """, 200, 1)]
    [InlineData("taskNotFound", "", 404, 1)]
    [InlineData("taskExpired", "", 410, 1)]
    [InlineData("modelNotFound", "", 404, 0)]
    public void An_error_with_the_operations_id_is_about_it_or_else_trouble_with_the_question(string code, string more, int status, int errors)
    {
        Batch().Apply(_clock, Answers.Errors(Answers.Error(_one.TaskId, code, more: more)), status);

        Assert.Equal(errors, _one.State.Errors.Length);
        Assert.Equal(errors == 0, _one.LastTrouble is not null);
        Assert.Null(_two.LastTrouble);
    }

    [Fact]
    public void What_is_told_with_a_status_that_is_no_success_is_no_verdict()
    {
        Batch().Apply(_clock, Answers.Errors(Answers.Error(_one.TaskId, "inferenceError", more: ",\"status\":\"error\"")), status: 500);
        Assert.False(_one.State.HasEnded);

        Batch().Apply(_clock, Answers.Errors(Answers.Error(_two.TaskId, "inferenceError", more: ",\"status\":\"error\"")));
        Assert.True(_two.State.HasEnded);
    }

    [Fact]
    public void The_archive_speaks_where_the_live_store_is_silent()
    {
        Batch().Apply(_clock, Answers.Data(
            Answers.Row(_one.TaskId, Answers.Processing),
            Archive(_one.TaskId, Answers.Data(ScriptedCall.Success(_one.TaskId))),
            Archive(_two.TaskId, Answers.Data(ScriptedCall.Success(_two.TaskId, 2)))));

        Assert.Equal((VideoStatus.Processing, 0, 0), Facts(_one));
        Assert.Equal((VideoStatus.Success, 0, 1), Facts(_two));
    }

    [Theory]
    [InlineData("inferenceError", 1, 0)]
    [InlineData("taskNotFound", 0, 1)]
    [InlineData("taskExpired", 0, 1)]
    public void A_failure_that_both_tell_is_one_and_what_the_live_store_keeps_no_more_the_archive_tells(string live, int errors, int videos)
    {
        var archived = videos == 0 ? Answers.Errors(Answers.Error(_one.TaskId, live)) : Answers.Data(ScriptedCall.Success(_one.TaskId));
        Batch().Apply(_clock, $$"""{"data":[{{Archive(_one.TaskId, archived)}}],"errors":[{{Answers.Error(_one.TaskId, live)}}]}""");

        Assert.Equal((errors, videos), (_one.State.Errors.Length, _one.State.Videos.Length));
        Assert.True(_one.State.HasEnded);
    }

    [Theory]
    [InlineData("""{"data":[{"status":"error","code":"inferenceError"}]}""", true)]
    [InlineData("""{"errors":[{"code":"inferenceError"}]}""", true)]
    [InlineData("""{"errors":[{"code":"conflictTaskUUID"}]}""", false)]
    [InlineData("""{"errors":[{"code":"conflictTaskUUID"},{"code":"inferenceError"}]}""", true)]
    [InlineData("""{"data":[{"status":"processing"}]}""", false)]
    [InlineData("""{"data":[{}]}""", false)]
    [InlineData("""{}""", false)]
    public void The_archive_ends_an_operation_with_what_it_keeps_for_good(string response, bool ends)
    {
        Batch().Apply(_clock, Answers.Data(Archive(_one.TaskId, response)));

        Assert.Equal(ends, _one.State.HasEnded);
        Assert.Equal(ends, _one.State.WasMentioned);
        Assert.Equal(ends ? 1 : 0, _one.State.Errors.Length);
    }

    private static PolledOperation Operation(int n) => new(new OperationState(new(Answers.TaskId(n)), Answers.NoSecrets), wasResumed: false);

    private static string Archive(Guid task, string response) => Answers.Row(task, $"\"taskType\":\"getTaskDetails\",\"response\":{response}");

    private static (VideoStatus Status, int Errors, int Videos) Facts(PolledOperation operation) =>
        (operation.State.Status, operation.State.Errors.Length, operation.State.Videos.Length);

    private PollBatch Batch() => Answers.Batch(_one, _two);
}
