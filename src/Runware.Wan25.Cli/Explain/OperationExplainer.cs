using System.Text.Json;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Explain;

/// <summary>
/// Explains one operation from a recording. The conclusion is that of the client, to which the recorded exchanges are played back.
/// </summary>
internal static class OperationExplainer
{
    private const string Assumed = " The recording ends before that is certain; it follows if the service continues to respond like that.";

    /// <returns>The explanation; <see langword="null"/> if the recording does not mention the operation.</returns>
    /// <exception cref="InvalidDataException">The file is not a recording.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<OperationStory?> ExplainAsync(string path, VideoOperationId id, CancellationToken cancellationToken)
    {
        RecordedCall[] calls = [.. RecordingReader.Read(path).Where(call => call.Concerns(id.TaskId))];
        if (calls.Length == 0)
        {
            return null;
        }

        id = id with { ResultCount = Math.Max(id.ResultCount, CountOf(calls, id.TaskId)) };
        OperationReplayResult replayed = await OperationReplay.RunAsync(path, calls, id, cancellationToken).ConfigureAwait(false);
        OperationStory story = Conclude(replayed, id);
        return story with
        {
            StartedAt = calls[0].At,
            Events = ExchangeDescriptions.Of(calls, id.TaskId),
            Reasons = [.. replayed.Reasons.Select(reason => reason with { Text = Own(reason.Text, replayed, id) })],
            Conclusion = Own(story.Conclusion, replayed, id) + (replayed.IsAssumed ? Assumed : ""),
            Advice = story.Advice is null ? null : Own(story.Advice, replayed, id),
        };
    }

    private static OperationStory Conclude(OperationReplayResult replayed, VideoOperationId id)
    {
        if (replayed.Result is { } result)
        {
            return Describe(id, result.Failures.Count == 0 ? StoryOutcomes.Completed : StoryOutcomes.Partial, result) with
            {
                SubmissionState = "accepted",
                Advice = result.Failures.Count == 0
                    ? $"Download the videos that are missing: wan25 download {id}"
                    : $"Download the videos: wan25 download {id}. Failed ones can be ordered again, as a new order.",
            };
        }

        CliError error = ErrorMapper.Map(replayed.Exception!);
        if (replayed.IsUnfinished)
        {
            return Unfinished(replayed, error, id);
        }

        string outcome = replayed.Exception switch
        {
            VideoGenerationFailedException => StoryOutcomes.Failed,
            RunwareApiException => StoryOutcomes.Refused,
            VideoGenerationTimeoutException => StoryOutcomes.Unfinished,
            _ => StoryOutcomes.NotReachable,
        };
        IReadOnlyList<VideoFailure> failures = replayed.Exception is VideoGenerationFailedException failed ? failed.Failures : [];
        return new(id.ToString(), outcome, replayed.Exception!.Message)
        {
            SubmissionState = error.SubmissionState,
            Failures = [.. failures.Select(Failure)],
            Advice = error.Advice ?? AdviceFor(failures.Count > 0 ? failures[0].Error.Category : null),
        };
    }

    private static OperationStory Unfinished(OperationReplayResult replayed, CliError error, VideoOperationId id)
    {
        string known = replayed.Progress is { } progress
            ? $"{progress.Completed} of {progress.Expected} videos are ready, {progress.Failed} failed, the status is {progress.Status}."
            : "Nothing is known about it.";
        return new(id.ToString(), StoryOutcomes.Unfinished, $"The recording ends before the operation did. {known}")
        {
            SubmissionState = error.SubmissionState,
            Advice = error.SubmissionState switch
            {
                "notSent" or "refused" => "Nothing was accepted so far: order it again.",
                "accepted" => $"It is still running at the service: wan25 wait {id}",
                _ => $"It may be running: wan25 wait {id}. Do not order it again under another id.",
            },
        };
    }

    private static OperationStory Describe(VideoOperationId id, string outcome, VideoResult result) => new(
        id.ToString(), outcome, $"{result.Videos.Count} videos were made, {result.Failures.Count} failed; the cost is {Cost(result)}.")
    {
        Videos = [.. result.Videos.Select(video => new StoryVideo(video.VideoId.ToString(), video.Url?.AbsoluteUri, video.Cost))],
        Failures = [.. result.Failures.Select(Failure)],
    };

    private static StoryFailure Failure(VideoFailure failure) =>
        new(failure.Error.Code, failure.Error.Category.ToString(), failure.Error.Message);

    private static string Cost(VideoResult result) => result.TotalCost is { } cost
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cost} USD")
        : "not known";

    private static string AdviceFor(RunwareErrorCategory? category) => category switch
    {
        RunwareErrorCategory.ContentPolicy => "Change the prompt or the image; the same one fails again.",
        RunwareErrorCategory.Validation => "Correct the request or its first frame; the same one fails again.",
        RunwareErrorCategory.NotFound => "Check the id; the service does not know it, or has forgotten it.",
        RunwareErrorCategory.Conflict => "The id was used for something else: use another one.",
        _ => "A new request may succeed. It is a new order.",
    };

    private static int CountOf(RecordedCall[] calls, Guid id) => calls
        .SelectMany(call => call.Tasks)
        .Where(task => task.Id == id && task.Kind == RecordedTask.Submission)
        .Select(task => task.Json.TryGetProperty("numberResults", out JsonElement count) && count.TryGetInt32(out int number) ? number : 1)
        .DefaultIfEmpty(1)
        .Max();

    /// <summary>Replaces the id that the client created for the replay with the recorded one.</summary>
    private static string Own(string text, OperationReplayResult replayed, VideoOperationId id) => replayed.OwnId is { } own
        ? text.Replace(own.ToString("D"), id.TaskId.ToString("D"), StringComparison.OrdinalIgnoreCase)
        : text;
}
