using System.Data.Common;
using System.Net;
using Runware.Wan25.Emulator;
using Runware.Wan25.Jobs.Running;

namespace Runware.Wan25.Jobs.Tests;

public class OutcomeClassifierTests
{
    private static readonly TimeSpan AccountRetryDelay = TimeSpan.FromMinutes(5);

    [Fact]
    public void An_unexpected_exception_is_retried_and_its_message_is_not_stored()
    {
        var outcome = Assert.IsType<AttemptOutcome.Retry>(
            OutcomeClassifier.Classify(new KeyNotFoundException("a prompt, for all we know"), AttemptStage.Submitting, AccountRetryDelay));

        Assert.Equal(VideoJobFailureCodes.Unexpected, outcome.Error.Code);
        Assert.Equal("The attempt threw KeyNotFoundException; see the log.", outcome.Error.Message);
        Assert.False(outcome.Immediately);
        Assert.Null(outcome.MinDelay);
    }

    [Fact]
    public void A_database_error_and_a_foreign_cancellation_are_retried()
    {
        Assert.IsType<AttemptOutcome.Retry>(Classify(new DatabaseIsAway()));
        Assert.IsType<AttemptOutcome.Retry>(Classify(new TaskCanceledException()));
    }

    [Fact]
    public void A_wait_that_took_too_long_goes_on_at_once()
    {
        var id = new VideoOperationId(Guid.NewGuid());
        var timeout = Wan25ModelFactory.VideoGenerationTimeoutException(Wan25ModelFactory.VideoResult(id, [], []));

        Assert.True(Assert.IsType<AttemptOutcome.Retry>(Classify(timeout)).Immediately);
    }

    [Theory]
    [InlineData(404, "taskNotFound", true)]
    [InlineData(404, "unknownTask", true)]
    [InlineData(404, "notFound", true)]
    [InlineData(404, "modelNotFound", false)]
    [InlineData(400, "unheardOf", false)]
    public async Task An_accepted_job_that_the_service_does_not_know_is_retried(int status, string code, bool isRetried)
    {
        var id = new VideoOperationId(Guid.NewGuid());
        var clock = new VirtualTimeProvider();
        using var client = new Wan25Client(
            new Wan25ClientOptions { ApiKey = "test-key" }, new Refusal(status, code, id.TaskId), timeProvider: clock);

        VideoGenerationFailedException missing = await Assert.ThrowsAsync<VideoGenerationFailedException>(
            () => clock.RunAsync(client.GetOperation(id).WaitForCompletionAsync()));

        Assert.Equal(isRetried, Classify(missing) is AttemptOutcome.Retry);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "invalidToken", 5)]
    [InlineData(HttpStatusCode.Forbidden, "taskNotFound", 5)]
    [InlineData(HttpStatusCode.BadRequest, "invalidToken", 0)]
    public void A_refused_poll_is_retried(HttpStatusCode status, string code, int minutes)
    {
        RunwareApiException refused = Wan25ModelFactory.RunwareApiException(
            Wan25ModelFactory.RunwareError(code, "A message."), state: SubmissionState.Accepted, statusCode: status);

        var outcome = Assert.IsType<AttemptOutcome.Retry>(Classify(refused));

        Assert.Equal((TimeSpan.FromMinutes(minutes), minutes > 0), (outcome.MinDelay ?? TimeSpan.Zero, outcome.HoldsSubmissions));
    }

    [Theory]
    [InlineData(SubmissionState.Refused, false)]
    [InlineData(SubmissionState.Unknown, true)]
    [InlineData(SubmissionState.Accepted, true)]
    public void A_refused_submission_is_final_with_proof_alone(SubmissionState state, bool isRetried)
    {
        RunwareApiException refused = Wan25ModelFactory.RunwareApiException(
            Wan25ModelFactory.RunwareError("invalidWidth", "A message."), state: state, statusCode: HttpStatusCode.BadRequest);

        AttemptOutcome? outcome = OutcomeClassifier.Classify(refused, AttemptStage.Submitting, AccountRetryDelay);

        Assert.Equal(isRetried, outcome is AttemptOutcome.Retry);
        Assert.Equal(!isRetried, outcome is AttemptOutcome.Failed);
    }

    private static AttemptOutcome? Classify(Exception exception) =>
        OutcomeClassifier.Classify(exception, AttemptStage.Waiting, AccountRetryDelay);

    private sealed class DatabaseIsAway : DbException;

    private sealed class Refusal(int status, string code, Guid taskId) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent($$"""{"errors":[{"code":"{{code}}","message":"A message.","taskUUID":"{{taskId}}"}]}"""),
            });
    }
}
