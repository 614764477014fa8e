using Runware.Wan25.Requests;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Submission;

/// <summary>The exceptions of a submission, and how they describe its state.</summary>
internal static class SubmissionExceptionFactory
{
    public static RunwareConnectionException NoAttemptLeft(VideoOperationId id, SubmissionState state, string reason, Exception? failure)
    {
        string known = state == SubmissionState.NotSent
            ? "Nothing was accepted"
            : "Whether the service accepted it is unknown. Submit again under the same id to join it if it was: "
                + "SubmitAsync(request.ToBuilder().WithTaskId(e.OperationId.Value.TaskId).Build())";
        return new RunwareConnectionException($"The video task could not be submitted: {reason}. {known}. Operation {id}.", failure)
        {
            OperationId = id,
            SubmissionState = state,
        };
    }

    public static RunwareApiException LookupRefused(RunwareApiException refusal, VideoOperationId id, SubmissionState state) =>
        refusal.About(
            id,
            state,
            $"The service refused the lookup of the task: {refusal.Error.Message} [{refusal.Error.Code}]"
                + ErrorMapper.OfOperation(id));

    /// <summary>The refusal that ended a wait for capacity, for a submission that it was not the response to.</summary>
    public static RunwareApiException Throttled(RunwareApiException refusal, VideoOperationId id, SubmissionState state) => refusal.About(
        id,
        state,
        $"The service has no capacity for the video task: {refusal.Error.Message} [{refusal.Error.Code}]; {Describe(state)}"
            + ErrorMapper.OfOperation(id));

    public static VideoRequestError SourceChanged(string message, VideoOperationId id, SubmissionState state)
    {
        string hint = state == SubmissionState.Unknown
            ? $" Before another submission, look up operation {id} with GetOperation, or submit again under its id: {Describe(state)}."
            : "";
        return new(VideoParameters.FrameImagesParameter.ItemPath, VideoRequestErrorCodes.Unreadable, message + hint);
    }

    public static string Describe(SubmissionState state) => state switch
    {
        SubmissionState.NotSent => "nothing was accepted",
        SubmissionState.Accepted => "the service accepted it",
        SubmissionState.Refused => "the service refused it",
        _ => "it is unknown whether the service accepted it",
    };
}
