using System.Globalization;
using System.Text;

namespace Runware.Wan25.Cli.Explain;

/// <summary>Writes an explanation as plain text, for a support request.</summary>
internal static class StoryText
{
    public static string Write(OperationStory story)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Operation {story.Operation}, first recorded {story.StartedAt.UtcDateTime:u}");
        text.AppendLine().AppendLine("Requests and responses");
        foreach (StoryEvent one in story.Events)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {At(one.Seconds)}  {one.Sent}");
            string repeated = one.Times > 1
                ? string.Create(CultureInfo.InvariantCulture, $" ({one.Times} times, until {At(one.UntilSeconds).Trim()})")
                : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"  {"",10}  -> {one.Came}{repeated}");
        }

        text.AppendLine().AppendLine("What the client concludes, and why (times of the replay)");
        foreach (StoryReason reason in story.Reasons)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {At(reason.Seconds)}  {reason.Text}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"  {"",10}  = {story.Conclusion}");
        foreach (StoryFailure failure in story.Failures)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {"",10}    failed: {failure.Code} ({failure.Category}): {failure.Message}");
        }

        foreach (StoryVideo video in story.Videos)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {"",10}    video {video.VideoId} {video.Url}");
        }

        text.AppendLine().AppendLine("What to do now");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {story.Advice ?? "Nothing."}");
        text.Append(CultureInfo.InvariantCulture, $"  Outcome: {story.Outcome}; submission: {story.SubmissionState ?? "unknown"}");
        return text.ToString();
    }

    private static string At(double seconds) => string.Create(CultureInfo.InvariantCulture, $"+{seconds:0.000} s").PadLeft(10);
}
