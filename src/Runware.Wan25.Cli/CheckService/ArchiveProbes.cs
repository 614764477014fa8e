using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Observes what the archive holds of a video that was made, of one that failed, and of a refusal under a used id.</summary>
internal static class ArchiveProbes
{
    private const string Archive = nameof(RunwareEmulatorOptions.Archive);
    private const string Failure = nameof(RunwareEmulatorOptions.ArchivedFailure);
    private const string LastResponse = nameof(RunwareEmulatorOptions.ArchiveKeepsLastResponse);
    private const string Refusals = nameof(RunwareEmulatorOptions.ArchiveKeepsRefusals);
    private const int Looks = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(CheckState state, CancellationToken cancellationToken)
    {
        state.Report("The archive");
        if (state.Video is { } made && state.HasVideoEnded)
        {
            await ObserveMadeAsync(state, made, cancellationToken).ConfigureAwait(false);
        }

        if (state.Failing is { } failed && state.HasFailingEnded)
        {
            await ObserveFailedAsync(state, failed, cancellationToken).ConfigureAwait(false);
        }

        bool isWhole = state.Findings.Is(Archive, TaskArchive.Whole);
        if (isWhole && state.Video is { } used)
        {
            await ObserveLastResponseAsync(state, used, cancellationToken).ConfigureAwait(false);
        }

        const string missed = "there is no archive in which it could be observed";
        state.Findings.Miss(Archive, "no video was observed to end");
        state.Findings.Miss(Failure, missed);
        state.Findings.Miss(LastResponse, missed);
    }

    /// <summary>Determines whether an entry holds a refusal and no job.</summary>
    public static bool IsRefusal(ProbeResponse response, Guid id) => Responses(response, id).Any(inner =>
        Items(inner, "errors").Length > 0 && Items(inner, "data").Length == 0);

    /// <summary>Counts the finished videos in an entry, or in the rows in its place.</summary>
    public static int VideosIn(ProbeResponse response, Guid id) =>
        response.Rows(id).Count(ProbeResponse.IsVideo)
        + Responses(response, id).Sum(inner => Items(inner, "data").Count(ProbeResponse.IsVideo));

    /// <summary>Determines whether an entry holds a failure, in any of its shapes.</summary>
    public static bool HasFailure(ProbeResponse response, Guid id) =>
        response.Errors(id).Any(error => ProbeResponse.Text(error, "code") != "taskNotFound")
        || Responses(response, id).Any(inner => Failures(inner).Any() || inner.TryGetProperty("response", out _));

    private static async Task ObserveMadeAsync(CheckState state, Guid id, CancellationToken cancellationToken)
    {
        string evidence = "";
        TaskArchive? seen = null;
        for (int look = 1; look <= Looks; look++)
        {
            ProbeResponse response = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
            (seen, evidence) = (KindOf(response, id), $"{response.Describe()}, attempt {look}");

            // It may take some time until there is an entry.
            if (seen is TaskArchive.Whole or TaskArchive.LiveRow || look == Looks)
            {
                break;
            }

            await state.WaitAsync(Pause, cancellationToken).ConfigureAwait(false);
        }

        state.Findings.Conclude(Archive, seen, evidence);
    }

    private static TaskArchive? KindOf(ProbeResponse response, Guid id)
    {
        int bare = response.Rows(id).Count(ProbeResponse.IsVideo), all = response.Rows(id).Count;
        bool hasEntry = Responses(response, id).Any();
        return hasEntry && bare == 0 && VideosIn(response, id) >= ProbeTasks.Results ? TaskArchive.Whole
            : !hasEntry && bare >= ProbeTasks.Results && bare == all && response.Errors(id).Count == 0 ? TaskArchive.LiveRow
            : UnknownIdClassifier.Details(response, id) is not null ? TaskArchive.None
            : null;
    }

    private static async Task ObserveFailedAsync(CheckState state, Guid id, CancellationToken cancellationToken)
    {
        ProbeResponse response = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
        JsonElement inner = Responses(response, id).FirstOrDefault();
        if (inner.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        bool isNested = inner.TryGetProperty("response", out JsonElement nested) && nested.ValueKind == JsonValueKind.Object;
        (ArchivedFailureShape? shape, string evidence) = (isNested, Failures(inner).Any()) switch
        {
            (true, false) => (ArchivedFailureShape.Nested, "the entry's response holds the provider's response"),
            (false, true) => (ArchivedFailureShape.Flat, "the entry's response holds errors"),
            (true, true) => ((ArchivedFailureShape?)null, "the entry's response holds errors and the provider's response"),
            _ => (null, "the entry of the failed video holds no failure"),
        };
        state.Findings.Conclude(Failure, shape, evidence);
    }

    /// <summary>
    /// Sends an order that must be refused, under the id of a finished video. It is free, and may hide the video in the archive.
    /// </summary>
    private static async Task ObserveLastResponseAsync(CheckState state, Guid id, CancellationToken cancellationToken)
    {
        ProbeResponse refusal = await state.Service.PostAsync([ProbeTasks.Invalid(id)], isDryRun: false, cancellationToken)
            .ConfigureAwait(false);
        ProbeResponse response = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
        if (refusal.Refusals(id).Count == 0)
        {
            state.Findings.Miss(LastResponse, $"the invalid order was not refused: {refusal.Describe()}");
        }
        else if (VideosIn(response, id) > 0 && Responses(response, id).Any(inner => Items(inner, "errors").Length > 0))
        {
            state.Findings.FitsNone(LastResponse, "after a refusal under its id the entry holds the video and the refusal");
        }
        else if (VideosIn(response, id) > 0)
        {
            state.Findings.Observe(LastResponse, false, "after a refusal under its id the entry still holds the video");
        }
        else if (IsRefusal(response, id))
        {
            state.Findings.Observe(LastResponse, true, "after a refusal under its id the entry holds the refusal");
        }
        else
        {
            state.Findings.Miss(LastResponse, response.Describe());
        }
    }

    /// <summary>Discards observations that are meaningless without an archive.</summary>
    public static void Complete(CheckState state)
    {
        if (state.Findings.ValueOf(Archive) is { } archive && archive != nameof(TaskArchive.Whole))
        {
            state.Findings.Forget(Refusals, $"the archive is {archive}: it could not be observed");
        }
    }

    private static IEnumerable<JsonElement> Responses(ProbeResponse response, Guid id) => response.Rows(id)
        .Select(row => row.TryGetProperty("response", out JsonElement inner) ? inner : default)
        .Where(inner => inner.ValueKind == JsonValueKind.Object);

    /// <summary>Gets the errors without the refusals of orders under a used id, which say nothing about the generation.</summary>
    private static IEnumerable<JsonElement> Failures(JsonElement inner) =>
        Items(inner, "errors").Where(error => !SubmissionProbes.IsConflict(error));

    private static JsonElement[] Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];
}
