using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Determines what an exception means for a row, and for the rows after it.</summary>
internal static class RowFailureClassifier
{
    /// <summary>
    /// Determines whether the other rows would fail in the same way: a refused key, no credit, a reached limit, or a defect.
    /// </summary>
    public static bool EndsBatch(Exception exception) => exception switch
    {
        SpendingLimitException => true,
        RunwareApiException api => api.Error.Category is RunwareErrorCategory.Authentication or RunwareErrorCategory.Quota,
        RunwareException or OperationCanceledException => false,
        _ => true,
    };

    /// <summary>Gets the status of a row whose exception does not end the batch; null if the status does not change.</summary>
    public static string? StatusOf(Exception exception) => exception switch
    {
        OperationCanceledException => null,
        VideoRequestValidationException { SubmissionState: SubmissionState.Unknown or SubmissionState.Accepted } => BatchStatus.Unfinished,
        VideoGenerationFailedException or VideoRequestValidationException => BatchStatus.Failed,
        DownloadException => BatchStatus.DownloadFailed,
        RunwareApiException { SubmissionState: SubmissionState.Unknown or SubmissionState.Accepted } => BatchStatus.Unfinished,
        RunwareApiException { Error.IsTransient: true } => BatchStatus.Unfinished,
        RunwareApiException => BatchStatus.Failed,
        _ => BatchStatus.Unfinished,
    };

    /// <summary>
    /// Gets the status of a row whose videos were made but cannot be downloaded. It must never be ordered again without a request to do so,
    /// even if the service has forgotten it.
    /// </summary>
    public static string? StatusOfFetch(Exception exception) => exception switch
    {
        OperationCanceledException => null,
        RunwareApiException { Error.Category: RunwareErrorCategory.NotFound } or VideoGenerationFailedException => BatchStatus.Failed,
        _ => BatchStatus.DownloadFailed,
    };

    /// <summary>Gets the error of a row, without the advice for a single command.</summary>
    public static CliError ErrorOf(Exception exception) => ErrorMapper.Map(exception) with { Advice = null };
}
