using Runware.Wan25;

namespace Quickstart;

/// <summary>Prints an error and what to do about it, and selects the exit code.</summary>
internal static class ErrorReporter
{
    /// <summary>Whether the exception is reported. Any other one is a bug in this program, and its stack trace is useful.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is RunwareException
            or OperationCanceledException
            or Microsoft.Extensions.Options.OptionsValidationException
            or ArgumentException
            or IOException;

    public static int Report(Exception exception, VideoOperationId? operation, Arguments arguments)
    {
        switch (exception)
        {
            case VideoRequestValidationException invalid:
                foreach (VideoRequestError error in invalid.Errors)
                {
                    ConsoleOutput.WriteError(error.Message);
                }

                ConsoleOutput.WriteAdvice("The request is not valid. Nothing was sent.");
                return ExitCode.Invalid;

            case VideoWaitCanceledException { SubmissionState: SubmissionState.NotSent } when arguments.Resume is null:
            case OperationCanceledException when operation is null:
                ConsoleOutput.WriteWarning("Stopped before anything was sent.");
                return ExitCode.Interrupted;

            case OperationCanceledException:
                ConsoleOutput.WriteWarning(arguments.Live
                    ? "Stopped. The video is still generated and charged: a task cannot be canceled."
                    : "Stopped. Runware would still generate and charge the video: a task cannot be canceled.");
                ResumeInstructions.Print(operation, arguments);
                return ExitCode.Interrupted;

            case RunwareException { SubmissionState: SubmissionState.Unknown or SubmissionState.Accepted }:
                ConsoleOutput.WriteError(exception.Message);
                ResumeInstructions.Print(operation, arguments);
                return ExitCode.Failure;

            case RunwareApiException { Error: { } error }:
                ConsoleOutput.WriteError(exception.Message);
                ConsoleOutput.WriteAdvice(AdviceFor(error));
                return ExitCode.Failure;

            case RunwareConnectionException:
                ConsoleOutput.WriteError(exception.Message);
                ConsoleOutput.WriteAdvice(arguments.Endpoint is { } endpoint
                    ? $"Is an emulator running at {endpoint}?"
                    : "Check the network, then run this again. Nothing was charged.");
                return ExitCode.Failure;

            default:
                ConsoleOutput.WriteError(exception.Message);
                return ExitCode.Failure;
        }
    }

    private static string AdviceFor(RunwareError error) => error.Category switch
    {
        RunwareErrorCategory.Authentication => "Check the key in RUNWARE_API_KEY. Nothing was charged.",
        RunwareErrorCategory.Quota => "Add credits to the account, then run this again. Nothing was charged.",
        RunwareErrorCategory.ContentPolicy => "Use another prompt or another image. Nothing was charged.",
        _ when error.IsTransient => "Run this again in a while. Nothing was charged.",
        _ => "Nothing was charged.",
    };
}
