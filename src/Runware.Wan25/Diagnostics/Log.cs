using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Diagnostics;

/// <summary>
/// Defines every log message of the client. Event ids are stable. No message has a parameter for a key, a prompt, a URL with its query or a
/// body.
/// </summary>
internal static partial class Log
{
    public const string Category = "Runware.Wan25";

    [LoggerMessage(100, LogLevel.Debug, "Submitting operation {OperationId}.")]
    public static partial void Submitting(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(101, LogLevel.Information, "Operation {OperationId} was accepted by the service.")]
    public static partial void Accepted(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(102, LogLevel.Information, "Operation {OperationId} already exists at the service; joining it.")]
    public static partial void Joined(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(103, LogLevel.Warning, "Attempt {Attempt} to submit operation {OperationId} failed: {Reason}. Retrying.")]
    public static partial void SubmissionRetrying(ILogger logger, VideoOperationId operationId, int attempt, string reason);

    [LoggerMessage(104, LogLevel.Error, "Submission of operation {OperationId} failed ({SubmissionState}): {Reason}")]
    public static partial void NotSubmitted(ILogger logger, VideoOperationId operationId, SubmissionState submissionState, string reason);

    [LoggerMessage(110, LogLevel.Information, "The service is at capacity; the concurrency limit is now {Limit}.")]
    public static partial void LimitLowered(ILogger logger, int limit);

    [LoggerMessage(111, LogLevel.Debug, "The concurrency limit is now {Limit}.")]
    public static partial void LimitRaised(ILogger logger, int limit);

    [LoggerMessage(200, LogLevel.Debug, "Polled {Count} operations.")]
    public static partial void Polled(ILogger logger, int count);

    [LoggerMessage(201, LogLevel.Warning, "The poll of {Count} operations failed: {Reason}. Their waits continue.")]
    public static partial void PollFailed(ILogger logger, int count, string reason);

    [LoggerMessage(202, LogLevel.Warning, "A poll of {Size} operations got no usable response; the batch limit is now {Limit}.")]
    public static partial void BatchLimitLowered(ILogger logger, int size, int limit);

    [LoggerMessage(203, LogLevel.Warning, "Operation {OperationId} has the unknown status {Status} and is treated as running.")]
    public static partial void UnknownStatus(ILogger logger, VideoOperationId operationId, VideoStatus status);

    [LoggerMessage(204, LogLevel.Error, "The response about {Count} operations could not be processed. Their waits continue.")]
    public static partial void ResponseUnusable(ILogger logger, int count, Exception exception);

    [LoggerMessage(300, LogLevel.Information, "Operation {OperationId} ended with {Videos} videos and {Failures} failures.")]
    public static partial void Ended(ILogger logger, VideoOperationId operationId, int videos, int failures);

    [LoggerMessage(301, LogLevel.Error, "Operation {OperationId} failed: {Code}.")]
    public static partial void Failed(ILogger logger, VideoOperationId operationId, string code);

    [LoggerMessage(302, LogLevel.Warning, "Operation {OperationId} did not end within its timeout; the timeout does not cancel it.")]
    public static partial void TimedOut(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(303, LogLevel.Information, "The wait for operation {OperationId} was canceled; this does not cancel the operation.")]
    public static partial void WaitCanceled(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(
        304, LogLevel.Warning, "The progress handler of operation {OperationId} failed; its later exceptions are not logged.")]
    public static partial void ProgressFailed(ILogger logger, VideoOperationId operationId, Exception exception);

    [LoggerMessage(400, LogLevel.Debug, "Downloaded video {VideoId}: {Bytes} bytes from {Source}.")]
    public static partial void Downloaded(ILogger logger, Guid videoId, long bytes, string source);

    [LoggerMessage(
        401,
        LogLevel.Warning,
        "The download of video {VideoId} from {Source} failed at {Bytes} bytes: {Reason}. Retrying in {Delay}.")]
    public static partial void DownloadRetrying(
        ILogger logger, Guid videoId, string source, long bytes, string reason, TimeSpan delay);

    [LoggerMessage(
        402, LogLevel.Information, "The URL of video {VideoId} at {Source} was refused: {Reason}. Requesting the current URL.")]
    public static partial void UrlExpired(ILogger logger, Guid videoId, string source, string reason);
}
