using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Diagnostics;

/// <summary>Every message this client logs. Event ids are stable. No message takes a key, a prompt, a URL with its query or a body.</summary>
internal static partial class Log
{
    public const string Category = "Runware.Wan25";

    [LoggerMessage(100, LogLevel.Debug, "Submitting operation {OperationId}.")]
    public static partial void Submitting(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(101, LogLevel.Information, "Operation {OperationId} was accepted by the service.")]
    public static partial void Accepted(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(102, LogLevel.Information, "Operation {OperationId} was at the service already and is joined.")]
    public static partial void Joined(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(103, LogLevel.Warning, "Submission of operation {OperationId}, attempt {Attempt}: {Reason}. Retrying.")]
    public static partial void SubmissionRetrying(ILogger logger, VideoOperationId operationId, int attempt, string reason);

    [LoggerMessage(104, LogLevel.Error, "Operation {OperationId} was not submitted ({SubmissionState}): {Reason}")]
    public static partial void NotSubmitted(ILogger logger, VideoOperationId operationId, SubmissionState submissionState, string reason);

    [LoggerMessage(110, LogLevel.Information, "The service has no room for more: at most {Limit} operations run at once from now on.")]
    public static partial void LimitLowered(ILogger logger, int limit);

    [LoggerMessage(111, LogLevel.Debug, "Up to {Limit} operations run at once from now on.")]
    public static partial void LimitRaised(ILogger logger, int limit);

    [LoggerMessage(200, LogLevel.Debug, "Polled {Count} operations.")]
    public static partial void Polled(ILogger logger, int count);

    [LoggerMessage(201, LogLevel.Warning, "The poll of {Count} operations failed: {Reason}. Their waits go on.")]
    public static partial void PollFailed(ILogger logger, int count, string reason);

    [LoggerMessage(202, LogLevel.Warning, "The service does not answer for {Size} operations at once; from now on at most {Limit} are asked for in one request.")]
    public static partial void BatchLimitLowered(ILogger logger, int size, int limit);

    [LoggerMessage(203, LogLevel.Warning, "Operation {OperationId} has the status {Status}, which this version does not know; it is taken as running.")]
    public static partial void UnknownStatus(ILogger logger, VideoOperationId operationId, VideoStatus status);

    [LoggerMessage(204, LogLevel.Error, "An answer about {Count} operations could not be used. Their waits go on.")]
    public static partial void AnswerUnusable(ILogger logger, int count, Exception exception);

    [LoggerMessage(300, LogLevel.Information, "Operation {OperationId} ended with {Videos} videos and {Failures} failures.")]
    public static partial void Ended(ILogger logger, VideoOperationId operationId, int videos, int failures);

    [LoggerMessage(301, LogLevel.Error, "Operation {OperationId} failed: {Code}.")]
    public static partial void Failed(ILogger logger, VideoOperationId operationId, string code);

    [LoggerMessage(302, LogLevel.Warning, "Operation {OperationId} did not end within its time limit; it goes on at the service.")]
    public static partial void TimedOut(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(303, LogLevel.Information, "Operation {OperationId} is no longer waited for; it goes on at the service.")]
    public static partial void WaitCanceled(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(304, LogLevel.Warning, "The progress handler of operation {OperationId} threw; the operation goes on. Later exceptions of it are not logged.")]
    public static partial void ProgressFailed(ILogger logger, VideoOperationId operationId, Exception exception);

    [LoggerMessage(400, LogLevel.Debug, "Video {VideoId} is downloaded: {Bytes} bytes from {Source}.")]
    public static partial void Downloaded(ILogger logger, Guid videoId, long bytes, string source);

    [LoggerMessage(401, LogLevel.Warning, "The download of video {VideoId} from {Source} stopped at {Bytes} bytes: {Reason}. It goes on in {Delay}.")]
    public static partial void DownloadRetrying(ILogger logger, Guid videoId, string source, long bytes, string reason, TimeSpan delay);

    [LoggerMessage(402, LogLevel.Information, "The URL of video {VideoId} at {Source} was refused: {Reason}. The service is asked for the current one.")]
    public static partial void UrlExpired(ILogger logger, Guid videoId, string source, string reason);
}
