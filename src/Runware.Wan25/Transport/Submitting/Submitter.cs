using Microsoft.Extensions.Logging;
using Polly;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Submitting;

/// <summary>Runs one submission to its end, within the time limit, and says what is known when something ends it from outside.</summary>
internal sealed class Submitter(ApiTransport transport, Wan25ClientOptions options)
{
    private readonly ILogger _logger = transport.Environment.Logger;
    private readonly ResiliencePipeline<SubmissionRound> _pipeline = Retries.Create<SubmissionRound>(
        options.Retry, transport.Environment, options.Retry.MaxAttempts, again: round => !round.IsAccepted, retryAfter: round => round.RetryAfter);

    /// <summary>Brings the request to the service.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The id it goes by.</param>
    /// <param name="deadline">When to give up.</param>
    /// <param name="announce">Called once, when the body is ready and before the first byte is sent.</param>
    /// <param name="closing">Cancelled when the client is disposed.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<SubmissionRound> SubmitAsync(
        VideoRequest request, VideoOperationId id, Deadline deadline, Action announce, CancellationToken closing, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(deadline.Remaining, transport.Environment.Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, closing, cancellationToken);
        Submission? submission = null;
        try
        {
            var webhook = request.Webhook ?? options.WebhookUrlFactory?.Invoke(id);
            var body = await VideoTaskBody.PrepareAsync(request, id.TaskId, webhook, ending.Token).ConfigureAwait(false);
            if (options.OnSubmitting is { } onSubmitting)
            {
                await onSubmitting(id, ending.Token).ConfigureAwait(false);
            }

            announce();
            ending.Token.ThrowIfCancellationRequested();
            submission = new Submission(
                transport, id, request.TaskId is not null, body, transport.Secrets.With(request.Prompt, request.NegativePrompt), options.Retry.MaxAttempts, deadline);
            Log.Submitting(_logger, id);
            var accepted = await _pipeline.ExecuteAsync(
                static (work, token) => work.Self.NextRoundAsync(work.Submission, work.Id, token),
                (Self: this, Submission: submission, Id: id),
                ending.Token).ConfigureAwait(false);
            if (accepted.Joined)
            {
                Log.Joined(_logger, accepted.Id);
            }
            else
            {
                Log.Accepted(_logger, accepted.Id);
            }

            return accepted;
        }
        catch (OperationCanceledException exception) when (ending.IsCancellationRequested)
        {
            var state = submission?.State ?? SubmissionState.NotSent;
            throw limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested && !closing.IsCancellationRequested
                ? TimedOut(id, state, exception)
                : new VideoWaitCanceledException(
                    $"The submission of operation {id} was cancelled; it is {Describe(state)}.", id, state, cancellationToken.IsCancellationRequested ? cancellationToken : closing);
        }
        catch (RunwareException exception) when (exception is RunwareApiException or RunwareConnectionException)
        {
            Log.NotSubmitted(_logger, id, exception.SubmissionState, exception is RunwareApiException api ? $"{api.Error.Code}, HTTP {(int?)api.StatusCode}" : exception.GetType().Name);
            throw;
        }
        catch (BodyChangedException exception)
        {
            var state = submission!.State;
            var hint = state == SubmissionState.Unknown
                ? $" It is {Describe(state)}: ask for operation {id} with GetOperation, or submit again under its id, before another is ordered."
                : "";
            throw new VideoRequestValidationException([new("inputs.frameImages[0]", VideoRequestErrorCodes.Unreadable, exception.Message + hint)])
            {
                OperationId = id,
                SubmissionState = state,
            };
        }
        catch (VideoRequestValidationException exception)
        {
            throw new VideoRequestValidationException(exception.Errors) { OperationId = id, SubmissionState = submission?.State ?? SubmissionState.NotSent };
        }
    }

    private async ValueTask<SubmissionRound> NextRoundAsync(Submission submission, VideoOperationId id, CancellationToken cancellationToken)
    {
        var round = await submission.NextRoundAsync(cancellationToken).ConfigureAwait(false);
        if (!round.IsAccepted)
        {
            Instruments.Resends.Add(1);
            Log.SubmissionUnsettled(_logger, id, submission.Rounds, round.Trouble!);
        }

        return round;
    }

    private VideoGenerationTimeoutException TimedOut(VideoOperationId id, SubmissionState state, Exception exception) =>
        new($"The video task was not submitted within {options.CompletionTimeout}; it is {Describe(state)}. Operation {id}.", new VideoResult(id, [], []), exception)
        {
            OperationId = id,
            SubmissionState = state,
        };

    private static string Describe(SubmissionState state) => state switch
    {
        SubmissionState.NotSent => "not sent",
        SubmissionState.Accepted => "accepted by the service",
        SubmissionState.Refused => "refused by the service",
        _ => "unknown whether the service accepted it",
    };
}
