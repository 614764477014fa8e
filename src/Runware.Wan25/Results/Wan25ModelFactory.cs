using System.Net;
using System.Text.Json;
using Runware.Wan25.Polling;

namespace Runware.Wan25;

/// <summary>
/// Makes what only a client can make, for fakes of <see cref="IWan25Client"/> in an application's own tests. To test against a whole service, use the package
/// Runware.Wan25.Emulator instead.
/// </summary>
public static class Wan25ModelFactory
{
    /// <summary>Makes a finished video.</summary>
    /// <param name="operationId">The operation that made it.</param>
    /// <param name="videoId">The video's id.</param>
    /// <param name="url">Where the file is.</param>
    /// <param name="seed">The seed that was used.</param>
    /// <param name="cost">The cost in US dollars.</param>
    /// <param name="isFlagged">What the content check said.</param>
    /// <param name="json">The row as it came.</param>
    /// <returns>The video.</returns>
    public static GeneratedVideo GeneratedVideo(
        VideoOperationId operationId, Guid videoId, Uri? url = null, long? seed = null, decimal? cost = null, bool? isFlagged = null, JsonElement json = default) =>
        new(operationId, videoId) { Url = url, Seed = seed, Cost = cost, IsFlagged = isFlagged, Json = json };

    /// <summary>Makes a failure.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The failure.</returns>
    public static VideoFailure VideoFailure(RunwareError error) => new(error);

    /// <summary>Makes a result.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="videos">Its videos.</param>
    /// <param name="failures">Its failures. Default: none.</param>
    /// <returns>The result.</returns>
    public static VideoResult VideoResult(VideoOperationId id, IEnumerable<GeneratedVideo> videos, IEnumerable<VideoFailure>? failures = null) =>
        new(id, [.. videos], [.. failures ?? []]);

    /// <summary>Makes an outcome of one of many requests, with a result or with an exception.</summary>
    /// <param name="index">The position of the request.</param>
    /// <param name="request">The request.</param>
    /// <param name="result">The result.</param>
    /// <param name="exception">The reason why there is no result.</param>
    /// <param name="operationId">The operation. Default: that of the result or of the exception.</param>
    /// <returns>The outcome.</returns>
    public static VideoOutcome VideoOutcome(
        int index, VideoRequest request, VideoResult? result = null, Exception? exception = null, VideoOperationId? operationId = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (result is null) == (exception is null)
            ? throw new ArgumentException("Either a result or an exception is needed.", nameof(result))
            : new VideoOutcome(index, request, operationId ?? result?.OperationId ?? (exception as RunwareException)?.OperationId, result, exception);
    }

    /// <summary>Makes an estimate.</summary>
    /// <param name="amount">The amount in US dollars; <see langword="null"/> where no price is known.</param>
    /// <param name="asOf">The date of the prices.</param>
    /// <param name="source">The page of the prices.</param>
    /// <returns>The estimate.</returns>
    public static CostEstimate CostEstimate(decimal? amount, DateOnly asOf, Uri source) =>
        new(amount, asOf, source ?? throw new ArgumentNullException(nameof(source)));

    /// <summary>Makes an operation that has ended: waiting for it gives the result at once, or throws where the result holds no video.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The operation.</returns>
    public static VideoOperation VideoOperation(VideoResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new VideoOperation(OperationState.Of(result), waiter: null);
    }

    /// <summary>Makes a report of progress.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="status">Its status.</param>
    /// <param name="completed">How many videos are finished.</param>
    /// <param name="failed">How many failed.</param>
    /// <param name="percent">The service's estimate, 0 to 100.</param>
    /// <param name="elapsed">The time since the submission.</param>
    /// <returns>The report.</returns>
    public static VideoProgress VideoProgress(
        VideoOperationId operationId, VideoStatus status, int completed = 0, int failed = 0, int? percent = null, TimeSpan elapsed = default) =>
        new(operationId) { Status = status, Completed = completed, Failed = failed, Expected = operationId.ResultCount, Percent = percent, Elapsed = elapsed };

    /// <summary>Makes an error as the service reports it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message.</param>
    /// <param name="category">The category. Default: the one that the code has.</param>
    /// <param name="taskId">The task.</param>
    /// <returns>The error.</returns>
    public static RunwareError RunwareError(string code, string message, RunwareErrorCategory? category = null, Guid? taskId = null) =>
        new(code, category ?? Errors.RunwareErrorClassifier.Classify(code), message) { TaskId = taskId };

    /// <summary>Makes a broken rule, for what an application checks itself and reports beside the rules of the model.</summary>
    /// <param name="path">The JSON path of the parameter.</param>
    /// <param name="code">One of <see cref="VideoRequestErrorCodes"/>, or the application's own.</param>
    /// <param name="message">What is wrong, in a sentence that begins with the path.</param>
    /// <param name="allowedValues">The allowed values, where they are a short list.</param>
    /// <returns>The error.</returns>
    public static VideoRequestError VideoRequestError(string path, string code, string message, IReadOnlyList<string>? allowedValues = null) =>
        new(path, code, message, allowedValues);

    /// <summary>Makes the exception for a request that breaks rules.</summary>
    /// <param name="errors">The broken rules, at least one.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static VideoRequestValidationException VideoRequestValidationException(params VideoRequestError[] errors) =>
        errors is { Length: > 0 } ? new([.. errors]) : throw new ArgumentException("At least one error is needed.", nameof(errors));

    /// <summary>Makes the exception for a refusal.</summary>
    /// <param name="error">The error.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="state">What is known about the submission.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="retryAfter">How long the service asked to wait.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static RunwareApiException RunwareApiException(
        RunwareError error, VideoOperationId? operationId = null, SubmissionState state = SubmissionState.Refused, HttpStatusCode? statusCode = null, TimeSpan? retryAfter = null) =>
        new(error?.ToString() ?? throw new ArgumentNullException(nameof(error)), [error]) { OperationId = operationId, SubmissionState = state, StatusCode = statusCode, RetryAfter = retryAfter };

    /// <summary>Makes the exception for a request beyond a spending limit.</summary>
    /// <param name="estimatedCost">What the request is expected to cost, in US dollars.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="spent">What was spent.</param>
    /// <param name="operationId">The operation.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static SpendingLimitException SpendingLimitException(decimal estimatedCost, decimal limit, decimal spent, VideoOperationId? operationId = null) =>
        new("The request would exceed a spending limit. Nothing was sent.")
        {
            OperationId = operationId,
            SubmissionState = SubmissionState.NotSent,
            EstimatedCost = estimatedCost,
            Limit = limit,
            Spent = spent,
        };

    /// <summary>Makes the exception for a service that is not reachable.</summary>
    /// <param name="message">The message.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="state">What is known about the submission.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static RunwareConnectionException RunwareConnectionException(string message, VideoOperationId? operationId = null, SubmissionState state = SubmissionState.Unknown) =>
        new(message) { OperationId = operationId, SubmissionState = state };

    /// <summary>Makes the exception for an operation without a video.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="failures">The failures, at least one.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static VideoGenerationFailedException VideoGenerationFailedException(VideoOperationId operationId, params VideoFailure[] failures) =>
        new($"No video was made (operation {operationId})", failures) { OperationId = operationId, SubmissionState = SubmissionState.Accepted };

    /// <summary>Makes the exception for a time limit that has passed.</summary>
    /// <param name="partial">What is known so far.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static VideoGenerationTimeoutException VideoGenerationTimeoutException(VideoResult partial) =>
        new($"Operation {partial?.OperationId} did not end in time", partial ?? throw new ArgumentNullException(nameof(partial)))
        {
            OperationId = partial.OperationId,
            SubmissionState = SubmissionState.Accepted,
        };

    /// <summary>Makes the exception for a download that failed.</summary>
    /// <param name="message">The message.</param>
    /// <param name="operationId">The operation.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <returns>The exception, to be thrown.</returns>
    public static DownloadException DownloadException(string message, VideoOperationId? operationId = null, HttpStatusCode? statusCode = null) =>
        new(message) { OperationId = operationId, SubmissionState = SubmissionState.Accepted, StatusCode = statusCode };

    /// <summary>Makes a balance.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="freeAmount">The part that is a gift.</param>
    /// <returns>The balance.</returns>
    public static AccountBalance AccountBalance(decimal amount, string? currency = "USD", decimal? freeAmount = null) =>
        new(amount) { Currency = currency, FreeAmount = freeAmount };
}
