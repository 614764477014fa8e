namespace Runware.Wan25.Tests.Submission;

/// <content>The service says that it has seen the id before.</content>
public sealed partial class SubmissionProtocolTests
{
    [Theory]
    [InlineData("known", true)]
    [InlineData("not found", true)]
    [InlineData("no response, then known", false)]
    [InlineData("no response, then not found", false)]
    public async Task The_conflict_of_a_callers_id_is_the_job_to_join(string responses, bool atOnce)
    {
        Ask([NotFound, .. responses.Split(", then ").Select<string, Func<ScriptedCall, HttpResponseMessage>>(response => response switch
        {
            "known" => Known(),
            "not found" => NotFound,
            _ => _ => ScriptedService.Html(503),
        })]);
        Send(call => call.Conflict());
        var submission = Submission(ownsId: true);

        var attempt = await NextAsync(submission);
        Assert.Equal(atOnce, attempt.IsAccepted);
        attempt = atOnce ? attempt : await NextAsync(submission);

        Assert.Equal((true, true, 2), (attempt.IsAccepted, attempt.IsJoined, attempt.Id.ResultCount));
        Assert.Single(_service.Submits);
    }

    [Fact]
    public async Task The_conflict_of_a_callers_id_is_joined_without_further_proof()
    {
        Ask(NotFound, _ => ScriptedService.Html(503));
        Send(call => call.Conflict());
        var submission = Submission(ownsId: true, maxAttempts: 1);
        Assert.False((await NextAsync(submission)).IsAccepted);
        Assert.False((await NextAsync(submission)).IsAccepted);

        var attempt = await NextAsync(submission);

        Assert.Single(_service.Submits);
        Assert.Equal((true, true, 2), (attempt.IsAccepted, attempt.IsJoined, attempt.Id.ResultCount));
    }

    [Fact]
    public async Task The_conflict_of_a_fresh_id_is_looked_up_three_times_and_then_thrown()
    {
        Ask(NotFound);
        Send(call => call.Conflict());
        var submission = Submission();

        Assert.Equal("the task id is taken", (await NextAsync(submission)).Reason);
        Assert.False((await NextAsync(submission)).IsAccepted);
        var error = await Assert.ThrowsAsync<RunwareApiException>(() => NextAsync(submission));

        Assert.Equal((RunwareErrorCategory.Conflict, SubmissionState.Unknown), (error.Error.Category, error.SubmissionState));
        AssertCalls("videoInference", "getResponse", "getResponse", "getResponse");
    }

    [Fact]
    public async Task The_conflict_of_a_fresh_id_that_shows_was_an_acceptance()
    {
        Ask(Known());
        Send(call => call.Conflict());
        var submission = Submission();

        var attempt = await NextAsync(submission);

        Assert.Equal((true, true, SubmissionState.Accepted), (attempt.IsAccepted, attempt.IsJoined, submission.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Parameters_that_conflict_are_a_refusal_and_no_job_to_join(bool ownsId)
    {
        Ask(NotFound);
        Send(call => call.Error("conflictingParameters", 400));
        var submission = Submission(ownsId);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => NextAsync(submission));

        Assert.Equal(("conflictingParameters", SubmissionState.Refused), (error.Error.Code, error.SubmissionState));
    }
}
