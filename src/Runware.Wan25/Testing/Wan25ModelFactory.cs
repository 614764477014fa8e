using System.Net;
using System.Text.Json;
using Runware.Wan25.Polling;
using Runware.Wan25.Testing;

namespace Runware.Wan25;

/// <summary>
/// Creates instances of types without public constructors, for fakes of <see cref="IWan25Client"/> in an application's own tests.
/// </summary>
/// <remarks>To test against a whole service, use the package Runware.Wan25.Emulator instead.</remarks>
/// <example>
/// <code>
/// var id = new VideoOperationId(Guid.NewGuid());
/// GeneratedVideo video = Wan25ModelFactory.GeneratedVideo(id, Guid.NewGuid(), new Uri("https://example.com/video.mp4"), cost: 0.5m);
/// VideoResult result = Wan25ModelFactory.VideoResult(id, [video]);
/// VideoOperation ended = Wan25ModelFactory.VideoOperation(result);
/// VideoOperation running = Wan25ModelFactory.VideoOperation(id, VideoStatus.Processing);
/// </code>
/// </example>
public static partial class Wan25ModelFactory
{
    /// <summary>Creates a finished video.</summary>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="videoId">The id of the video.</param>
    /// <param name="url">The URL of the file.</param>
    /// <param name="seed">The seed that was used.</param>
    /// <param name="cost">The cost in US dollars.</param>
    /// <param name="isFlagged">The result of the content check.</param>
    /// <param name="json">The row as the service sent it.</param>
    /// <returns>The video.</returns>
    public static GeneratedVideo GeneratedVideo(
        VideoOperationId operationId,
        Guid videoId,
        Uri? url = null,
        long? seed = null,
        decimal? cost = null,
        bool? isFlagged = null,
        JsonElement json = default) =>
        new(operationId, videoId) { Url = url, Seed = seed, Cost = cost, IsFlagged = isFlagged, Json = json };

    /// <summary>Creates a failure.</summary>
    /// <param name="error">The error of the failure.</param>
    /// <returns>The failure.</returns>
    public static VideoFailure VideoFailure(RunwareError error) => new(error);

    /// <summary>Creates a result.</summary>
    /// <param name="id">The id of the operation.</param>
    /// <param name="videos">The videos.</param>
    /// <param name="failures">The failures. The default is none.</param>
    /// <returns>The result.</returns>
    public static VideoResult VideoResult(
        VideoOperationId id, IEnumerable<GeneratedVideo> videos, IEnumerable<VideoFailure>? failures = null) =>
        new(id, [.. videos], [.. failures ?? []]);

    /// <summary>
    /// Creates an operation that has ended. A wait for it returns the result at once, or throws where the result holds no video.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <returns>The operation.</returns>
    public static VideoOperation VideoOperation(VideoResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new VideoOperation(OperationState.Of(result));
    }

    /// <summary>
    /// Creates an operation that is running, and stays so: a wait for it ends when it is canceled, with a
    /// <see cref="VideoWaitCanceledException"/>.
    /// </summary>
    /// <param name="id">The id of the operation.</param>
    /// <param name="status">The status: not <see cref="VideoStatus.Success"/> and not <see cref="VideoStatus.Error"/>.</param>
    /// <param name="partial">The videos and failures that are known so far. The default is none.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="ArgumentException">
    /// The status is that of an operation that has ended, or <paramref name="partial"/> belongs to another operation.
    /// </exception>
    public static VideoOperation VideoOperation(VideoOperationId id, VideoStatus status, VideoResult? partial = null) =>
        status == VideoStatus.Success || status == VideoStatus.Error
            ? throw new ArgumentException(
                "A running operation cannot have this status. Create one that has ended from its result.", nameof(status))
        : partial is not null && partial.OperationId != id
            ? throw new ArgumentException($"The partial result belongs to another operation ({partial.OperationId}).", nameof(partial))
        : new FakeRunningOperation(id, status, partial);

    /// <summary>Creates a progress report.</summary>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="status">The status.</param>
    /// <param name="completed">The number of finished videos.</param>
    /// <param name="failed">The number of failures.</param>
    /// <param name="percent">The service's estimate, from 0 to 100.</param>
    /// <param name="elapsed">The time since the submission.</param>
    /// <returns>The report.</returns>
    public static VideoProgress VideoProgress(
        VideoOperationId operationId,
        VideoStatus status,
        int completed = 0,
        int failed = 0,
        int? percent = null,
        TimeSpan elapsed = default) =>
        new(operationId)
        {
            Status = status,
            Completed = completed,
            Failed = failed,
            Expected = operationId.ResultCount,
            Percent = percent,
            Elapsed = elapsed,
        };

    /// <summary>Creates a progress report of a download.</summary>
    /// <param name="bytesReceived">The number of bytes that were received.</param>
    /// <param name="totalBytes">The size of the file.</param>
    /// <returns>The report.</returns>
    public static DownloadProgress DownloadProgress(long bytesReceived, long? totalBytes = null) => new(bytesReceived, totalBytes);

    /// <summary>Creates an error of the service.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message.</param>
    /// <param name="category">The category. The default is that of the code.</param>
    /// <param name="taskId">The id of the task.</param>
    /// <returns>The error.</returns>
    public static RunwareError RunwareError(string code, string message, RunwareErrorCategory? category = null, Guid? taskId = null) =>
        new(code, category ?? Errors.RunwareErrorClassifier.Classify(code), message) { TaskId = taskId };

    /// <summary>Creates a broken rule, also for rules of the application that are reported beside those of the model.</summary>
    /// <param name="path">The JSON path of the parameter.</param>
    /// <param name="code">One of <see cref="VideoRequestErrorCodes"/>, or the application's own.</param>
    /// <param name="message">A sentence that begins with the path and says what is wrong.</param>
    /// <param name="allowedValues">The allowed values, where they are a list.</param>
    /// <returns>The error.</returns>
    public static VideoRequestError VideoRequestError(
        string path, string code, string message, IReadOnlyList<string>? allowedValues = null) =>
        new(path, code, message, allowedValues);

    /// <summary>Creates the exception for a request that breaks rules.</summary>
    /// <param name="errors">The broken rules. At least one is required.</param>
    /// <returns>The exception.</returns>
    public static VideoRequestValidationException VideoRequestValidationException(params VideoRequestError[] errors) =>
        errors is { Length: > 0 } ? new([.. errors]) : throw new ArgumentException("At least one error is needed.", nameof(errors));

    /// <summary>Creates the exception for a response with an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="state">The state of the submission.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="retryAfter">The delay that the service names.</param>
    /// <returns>The exception.</returns>
    public static RunwareApiException RunwareApiException(
        RunwareError error,
        VideoOperationId? operationId = null,
        SubmissionState state = SubmissionState.Refused,
        HttpStatusCode? statusCode = null,
        TimeSpan? retryAfter = null) =>
        new(error?.ToString() ?? throw new ArgumentNullException(nameof(error)), [error])
        {
            OperationId = operationId,
            SubmissionState = state,
            StatusCode = statusCode,
            RetryAfter = retryAfter,
        };

    /// <summary>Creates the exception for a service that is not reachable.</summary>
    /// <param name="message">The message.</param>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="state">The state of the submission.</param>
    /// <returns>The exception.</returns>
    public static RunwareConnectionException RunwareConnectionException(
        string message, VideoOperationId? operationId = null, SubmissionState state = SubmissionState.Unknown) =>
        new(message) { OperationId = operationId, SubmissionState = state };

    /// <summary>Creates the exception for an operation without a video.</summary>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="failures">The failures. At least one is required.</param>
    /// <returns>The exception.</returns>
    public static VideoGenerationFailedException VideoGenerationFailedException(
        VideoOperationId operationId, params VideoFailure[] failures) =>
        new($"No video was made (operation {operationId})", failures)
        {
            OperationId = operationId,
            SubmissionState = SubmissionState.Accepted,
        };

    /// <summary>Creates the exception for a timeout.</summary>
    /// <param name="partial">The result as far as it is known.</param>
    /// <returns>The exception.</returns>
    public static VideoGenerationTimeoutException VideoGenerationTimeoutException(VideoResult partial) =>
        new($"Operation {partial?.OperationId} did not end in time", partial ?? throw new ArgumentNullException(nameof(partial)))
        {
            OperationId = partial.OperationId,
            SubmissionState = SubmissionState.Accepted,
        };

    /// <summary>Creates the exception for a canceled submission, wait or download.</summary>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="state">The state of the submission.</param>
    /// <param name="cancellationToken">The token that was canceled.</param>
    /// <returns>The exception.</returns>
    public static VideoWaitCanceledException VideoWaitCanceledException(
        VideoOperationId operationId,
        SubmissionState state = SubmissionState.Accepted,
        CancellationToken cancellationToken = default) =>
        new($"The wait for operation {operationId} was canceled.", operationId, state, cancellationToken);

    /// <summary>Creates the exception for a failed download.</summary>
    /// <param name="message">The message.</param>
    /// <param name="operationId">The id of the operation.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <returns>The exception.</returns>
    public static DownloadException DownloadException(
        string message, VideoOperationId? operationId = null, HttpStatusCode? statusCode = null) =>
        new(message) { OperationId = operationId, SubmissionState = SubmissionState.Accepted, StatusCode = statusCode };

    /// <summary>Creates a balance.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="freeAmount">The part that is free credit.</param>
    /// <returns>The balance.</returns>
    public static AccountBalance AccountBalance(decimal amount, string? currency = "USD", decimal? freeAmount = null) =>
        new(amount) { Currency = currency, FreeAmount = freeAmount };
}
