using Runware.Wan25;

namespace Quickstart;

/// <summary>Says what went wrong and what to do about it, in plain lines, and which exit code that is.</summary>
internal static class Trouble
{
    /// <summary>Everything else is a mistake in this program, and then the stack trace is welcome.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is RunwareException or OperationCanceledException or Microsoft.Extensions.Options.OptionsValidationException or ArgumentException or IOException;

    public static int Explain(Exception exception, VideoOperationId? operation, Arguments asked)
    {
        switch (exception)
        {
            case VideoRequestValidationException invalid:
                foreach (var error in invalid.Errors)
                {
                    Say.Problem(error.Message);
                }

                Say.Advice("The request is not valid. Nothing was sent.");
                return ExitCode.Invalid;

            case VideoWaitCanceledException { SubmissionState: SubmissionState.NotSent } when asked.Resume is null:
            case OperationCanceledException when operation is null:
                Say.Warning("Stopped before anything was sent.");
                return ExitCode.Interrupted;

            case OperationCanceledException:
                Say.Warning(asked.Live
                    ? "Stopped. The video is made all the same, and charged: there is no way to take it back."
                    : "Stopped. Runware would make the video all the same, and charge it: there is no way to take it back.");
                Resume.Explain(operation, asked);
                return ExitCode.Interrupted;

            case RunwareException { SubmissionState: SubmissionState.Unknown or SubmissionState.Accepted }:
                Say.Problem(exception.Message);
                Resume.Explain(operation, asked);
                return ExitCode.Failure;

            case RunwareApiException { Error: { } error }:
                Say.Problem(exception.Message);
                Say.Advice(WhatToDo(error));
                return ExitCode.Failure;

            case RunwareConnectionException:
                Say.Problem(exception.Message);
                Say.Advice(asked.Endpoint is { } endpoint
                    ? $"Is an emulator running at {endpoint}?"
                    : "Check the network, then run this again. Nothing was charged.");
                return ExitCode.Failure;

            default:
                Say.Problem(exception.Message);
                return ExitCode.Failure;
        }
    }

    private static string WhatToDo(RunwareError error) => error.Category switch
    {
        RunwareErrorCategory.Authentication => "Check the key in RUNWARE_API_KEY. Nothing was charged.",
        RunwareErrorCategory.Quota => "Add credits to the account, then run this again. Nothing was charged.",
        RunwareErrorCategory.ContentPolicy => "Say it with other words, or use another image. Nothing was charged.",
        _ when error.IsTransient => "Run this again in a while. Nothing was charged.",
        _ => "Nothing was charged.",
    };
}
