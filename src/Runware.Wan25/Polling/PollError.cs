using Runware.Wan25.Transport;

namespace Runware.Wan25.Polling;

/// <summary>
/// Why a poll returned nothing about an operation. It never ends a wait; the last one goes into the exception at the deadline.
/// </summary>
internal sealed record PollError(string Text, Exception? Failure)
{
    public RunwareApiException? Refusal { get; private init; }

    /// <summary>Reads why a response holds nothing. The error may be in the row of a task.</summary>
    public static PollError Of(ApiResponse response, Redactor redactor, PollBatch batch, Guid? taskId = null) =>
        new(response.Describe(), response.Failure)
        {
            Refusal = ErrorMapper.IsServiceError(response)
                ? ErrorMapper.ToException(response, taskId, AllOf(batch, redactor), "The poll of running operations failed")
                : null,
        };

    public RunwareException ToException(VideoOperationId id, SubmissionState state) =>
        Refusal?.About(id, state, $"{Refusal.Message} (operation {id})")
            ?? (RunwareException)new RunwareConnectionException($"The status of operation {id} could not be retrieved: {Text}.", Failure)
            {
                OperationId = id,
                SubmissionState = state,
            };

    // Each operation may report the error, which may quote the prompt of any.
    private static Redactor AllOf(PollBatch batch, Redactor redactor) =>
        redactor.WithPromptsOf(batch.Operations.Select(static operation => operation.State.Redactor));
}
