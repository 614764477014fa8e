using Runware.Wan25.Transport;

namespace Runware.Wan25.Polling;

/// <summary>Why a poll told nothing. It never ends a wait; the last one is told when the time is up.</summary>
internal sealed record PollTrouble(string Text, Exception? Failure)
{
    public RunwareApiException? Refusal { get; private init; }

    public static PollTrouble Of(ApiReply reply, Secrets secrets) => new(reply.Describe(), reply.Failure)
    {
        Refusal = reply.IsReadable || reply.IsAuthenticationRefusal ? ReplyErrors.ToException(reply, null, secrets, "The service did not answer the question about running operations") : null,
    };

    /// <summary>The trouble as an exception about one operation.</summary>
    public RunwareException ToException(VideoOperationId id) => Refusal is { } refusal
        ? new RunwareApiException($"{refusal.Message} (operation {id})", refusal.Errors)
        {
            StatusCode = refusal.StatusCode,
            RetryAfter = refusal.RetryAfter,
            OperationId = id,
            SubmissionState = SubmissionState.Accepted,
        }
        : new RunwareConnectionException($"The service could not be asked about operation {id}: {Text}.", Failure)
        {
            OperationId = id,
            SubmissionState = SubmissionState.Accepted,
        };
}
