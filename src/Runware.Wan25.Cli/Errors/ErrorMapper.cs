using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.Cli.Errors;

/// <summary>Maps an exception to an error: a code, an exit code, and advice.</summary>
internal static class ErrorMapper
{
    /// <summary>
    /// Determines whether an exception is reported as an error. Any other exception is a defect, and its stack trace is useful.
    /// </summary>
    public static bool IsExpected(Exception exception) => exception
        is CliException or RunwareException or OperationCanceledException or OptionsValidationException
        or IOException or UnauthorizedAccessException;

    /// <param name="exception">The exception.</param>
    /// <param name="resume">The arguments after the id in a command that resumes the operation, with a space before them.</param>
    public static CliError Map(Exception exception, string resume = "") => exception switch
    {
        CliException own => own.Error,
        VideoRequestValidationException invalid => new(
            ErrorCodes.InvalidRequest, MayBeRunning(invalid) ? ExitCodes.Failure : ExitCodes.Invalid, "The request is not valid.")
        {
            Details = [.. invalid.Errors.Select(error => error.Message)],
            OperationId = invalid.OperationId?.ToString(),
            SubmissionState = NameOf(invalid.SubmissionState ?? SubmissionState.NotSent),
            Advice = AdviceToWait(invalid, resume),
        },
        RunwareException runware => Map(runware, resume) with
        {
            OperationId = runware.OperationId?.ToString(),
            SubmissionState = NameOf(runware.SubmissionState),
        },
        VideoWaitCanceledException canceled => new(ErrorCodes.Interrupted, ExitCodes.Interrupted, "Interrupted.")
        {
            OperationId = canceled.SubmissionState == SubmissionState.NotSent ? null : canceled.OperationId.ToString(),
            SubmissionState = NameOf(canceled.SubmissionState),
            Advice = canceled.SubmissionState == SubmissionState.NotSent
                ? "Nothing was sent."
                : "A task cannot be canceled: the video is still made and charged. "
                    + $"Continue with: wan25 wait {canceled.OperationId}{resume}",
        },
        OperationCanceledException => new(ErrorCodes.Interrupted, ExitCodes.Interrupted, "Interrupted."),
        OptionsValidationException settings => new(ErrorCodes.InvalidSettings, ExitCodes.Invalid, settings.Message),
        _ => new(ErrorCodes.File, ExitCodes.Failure, exception.Message),
    };

    private static CliError Map(RunwareException exception, string resume) => exception switch
    {
        SpendingLimitException => new(ErrorCodes.CostLimit, ExitCodes.CostRefused, exception.Message),
        RunwareApiException api => MapRefusal(api, resume),
        VideoGenerationFailedException failed => new(ErrorCodes.GenerationFailed, ExitCodes.Failure, failed.Message)
        {
            ServiceCode = failed.Failures.Count > 0 ? failed.Failures[0].Error.Code : null,
        },
        VideoGenerationTimeoutException => new(ErrorCodes.Unfinished, ExitCodes.Unfinished, exception.Message)
        {
            Advice = $"Continue with: wan25 wait {exception.OperationId}{resume}",
        },
        DownloadException => new(ErrorCodes.DownloadFailed, ExitCodes.Failure, exception.Message)
        {
            Advice = exception.OperationId is { } id ? $"Download it again with: wan25 download {id}{resume}" : null,
        },
        _ => new(ErrorCodes.NotReachable, ExitCodes.Failure, exception.Message) { Advice = AdviceForConnection(exception, resume) },
    };

    private static CliError MapRefusal(RunwareApiException exception, string resume)
    {
        RunwareError error = exception.Error;
        bool isKey = error.Category == RunwareErrorCategory.Authentication;
        return new(
            isKey ? ErrorCodes.KeyRefused : ErrorCodes.Refused,
            isKey ? ExitCodes.Credentials : ExitCodes.Failure,
            exception.Message)
        {
            ServiceCode = error.Code,
            Advice = AdviceToWait(exception, resume) ?? error.Category switch
            {
                RunwareErrorCategory.Authentication =>
                    $"Check the key in {Wan25ClientOptions.ApiKeyEnvironmentVariable} or in the key file.",
                RunwareErrorCategory.Quota => "Add credits to the account, then run this again.",
                RunwareErrorCategory.ContentPolicy => "Use another prompt or another image.",
                _ => error.IsTransient ? "Run this again in a while." : null,
            },
        };
    }

    private static string AdviceForConnection(RunwareException exception, string resume) =>
        AdviceToWait(exception, resume) ?? "Check the network, then run this again. Nothing was charged.";

    private static string? AdviceToWait(RunwareException exception, string resume) =>
        MayBeRunning(exception) ? $"It may be running: wan25 wait {exception.OperationId}{resume}" : null;

    private static bool MayBeRunning(RunwareException exception) =>
        exception is { OperationId: not null, SubmissionState: SubmissionState.Unknown or SubmissionState.Accepted };

    private static string? NameOf(SubmissionState? state) =>
        state is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null;
}
