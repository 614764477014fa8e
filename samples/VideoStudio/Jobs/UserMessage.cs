using Runware.Wan25;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Describes an error for users of the page: what happened, what to do, and the message of the service.</summary>
internal sealed record UserMessage(string Title, string Advice, string Detail)
{
    private const string TryAgain = "This is usually temporary: order it again.";

    /// <summary>The message for a job that was canceled after it had been started.</summary>
    public static UserMessage Canceled { get; } = new(
        "It was canceled, but may be charged.",
        "The service may have accepted it before. “Go on” looks it up and shows its video; only what the service does not have is ordered.",
        "");

    /// <summary>Creates the message for a job without a video.</summary>
    public static UserMessage Of(RunwareErrorCategory category, string code, string message)
    {
        (string title, string advice) = Describe(category, code);
        return new(title, advice, $"{message} ({code})");
    }

    /// <summary>Creates the message for a job that lacks some videos.</summary>
    public static UserMessage OfSome(RunwareErrorCategory category, string code, string message)
    {
        UserMessage whole = Of(category, code, message);
        return whole with { Title = $"Not every video could be made. {whole.Title}" };
    }

    /// <summary>Creates the message for a job that will be tried again.</summary>
    public static UserMessage WhileWaiting(VideoJobFailure error)
    {
        (string title, _) = Describe(error.Category, error.Code);
        string advice = error.Category switch
        {
            _ when error.Code == VideoJobFailureCodes.SpendingLimit => "It is made by itself as soon as the limit allows it.",
            RunwareErrorCategory.Quota => "Top up the account at Runware; the video is then made by itself.",
            RunwareErrorCategory.Authentication => "Whoever runs this studio has to set a valid key; the video is then made by itself.",
            _ => "It is tried again by itself.",
        };
        return new(title, advice, $"{error.Message} ({error.Code})");
    }

    /// <summary>Creates the message for a job whose videos could not be saved.</summary>
    public static UserMessage NotSaved(VideoJobFailure? error) => new(
        "The studio could not save the result.",
        "Check the folder for videos and its free space, then press “Save again”. Nothing has to be ordered or paid again.",
        error is null ? "" : $"{error.Message} ({error.Code})");

    private static (string Title, string Advice) Describe(RunwareErrorCategory category, string code) => (category, code) switch
    {
        (_, VideoJobFailureCodes.Unreachable) => ("The video service cannot be reached.", TryAgain),
        (_, VideoJobFailureCodes.TimedOut) => ("The video was not ready in time.", TryAgain),
        (_, VideoJobFailureCodes.SpendingLimit) => (
            "The studio's spending limit is reached.", "Order it again later, or let whoever runs this studio raise the limit."),
        (RunwareErrorCategory.ContentPolicy, _) => (
            "The content check refused it.", "Change the prompt or the first frame. Ordered as it is, it ends the same way."),
        (RunwareErrorCategory.Validation, _) => ("The service does not accept these settings.", "Change the settings and order again."),
        (RunwareErrorCategory.Quota, _) => ("The account has no credits left.", "Top up the account at Runware, then order again."),
        (RunwareErrorCategory.Authentication, _) => (
            "The service does not accept the studio's key.", "Whoever runs this studio has to set a valid key."),
        (RunwareErrorCategory.RateLimit, _) => ("The service is busy.", "Order it again in a few minutes."),
        (RunwareErrorCategory.Timeout, _) => ("The model took too long.", TryAgain),
        (RunwareErrorCategory.Provider, _) => ("The model failed.", TryAgain),
        (RunwareErrorCategory.Server, _) => ("The service failed.", TryAgain),
        (RunwareErrorCategory.NotFound, _) => ("The service does not know this video any more.", "Order it again."),
        _ => ("Something went wrong.", TryAgain),
    };
}
