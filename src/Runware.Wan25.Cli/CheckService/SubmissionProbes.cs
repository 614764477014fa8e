using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// Orders the two videos that all other probes share, one that is paid for and one that fails, and observes what is visible only while they
/// run.
/// </summary>
internal static class SubmissionProbes
{
    public static async Task RunAsync(CheckState state, CancellationToken cancellationToken)
    {
        await OrderVideoAsync(state, cancellationToken).ConfigureAwait(false);
        await OrderFailingAsync(state, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records how a used id was refused.</summary>
    /// <returns>Whether it was refused as used.</returns>
    public static bool ObserveConflict(CheckState state, ProbeResponse response, Guid id)
    {
        const string option = nameof(RunwareEmulatorOptions.Conflict);
        IReadOnlyList<JsonElement> refusals = response.Refusals(id);
        if (!refusals.Any(IsConflict))
        {
            return false;
        }

        bool hasCode = ProbeResponse.Text(refusals[0], "code") is not null;
        ConflictShape? shape = refusals.Count > 1 ? null : (hasCode, response.Status) switch
        {
            (true, 400) => ConflictShape.BadRequest,
            (true, 409) => ConflictShape.HttpConflict,
            (false, 400) => ConflictShape.WithoutCode,
            _ => null,
        };
        state.Findings.ObserveOrFitsNone(option, shape, response.Describe());
        return true;
    }

    /// <summary>Determines whether an error reports that the id is used.</summary>
    public static bool IsConflict(JsonElement error) => ProbeResponse.Text(error, "code") is { } code
        ? code == "conflictTaskUUID"
        : ProbeResponse.Text(error, "parameter") == "taskUUID";

    private static async Task OrderVideoAsync(CheckState state, CancellationToken cancellationToken)
    {
        Guid id = state.Options.NewId();
        ProbeResponse? response = await state.OrderAsync(
            id, ProbeTasks.Video(id), "the video that all probes share, two results", ProbeTasks.Results, cancellationToken)
            .ConfigureAwait(false);
        const string option = nameof(RunwareEmulatorOptions.Acknowledgement);
        if (response is null || response.Refusals(id).Count > 0 || !response.IsSuccess)
        {
            string reason = response is null ? "the cost limit does not allow a video"
                : response.Refusals(id).Count > 0 ? $"it was refused: {response.Describe()}"
                : $"it is not known whether it was accepted: {response.Describe()}";
            state.Findings.Miss(option, reason);
            state.Notes.Add($"Behaviours that need a video were not observed: {reason}.");
            return;
        }

        state.Video = id;
        IReadOnlyList<JsonElement> rows = response.Rows(id);
        state.Findings.Conclude(option, ShapeOf(response, rows), response.Describe());
        WaitProbes.TakeRows(state, rows);
    }

    private static AcknowledgementShape? ShapeOf(ProbeResponse response, IReadOnlyList<JsonElement> rows) =>
        response.AllRows.Count > rows.Count ? null
        : rows.Count == 0 ? AcknowledgementShape.Empty
        : rows.All(ProbeResponse.IsVideo) ? AcknowledgementShape.Finished
        : rows.Count > 1 ? null
        : ProbeResponse.Text(rows[0], "status") switch
        {
            null => AcknowledgementShape.Bare,
            "processing" => AcknowledgementShape.Processing,
            _ => null,
        };

    private static async Task OrderFailingAsync(CheckState state, CancellationToken cancellationToken)
    {
        // The first poll of the running video comes before anything that takes time.
        await WaitProbes.LookAsync(state, cancellationToken).ConfigureAwait(false);
        Guid id = state.Options.NewId();
        ProbeResponse? response = await state.OrderAsync(
            id, ProbeTasks.FailingVideo(id), "a video that fails, since its first frame cannot be read", 1, cancellationToken)
            .ConfigureAwait(false);
        if (response is null || response.Refusals(id).Count > 0 || !response.IsSuccess)
        {
            state.Notes.Add("How failures are reported was not observed: "
                + (response is null ? "the cost limit does not allow the video." : $"the video was not accepted: {response.Describe()}."));
            return;
        }

        state.Failing = id;
        await OrderAgainAsync(state, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Orders the failing video once more while it runs: it is refused, or accepted.</summary>
    private static async Task OrderAgainAsync(CheckState state, Guid id, CancellationToken cancellationToken)
    {
        const string option = nameof(RunwareEmulatorOptions.TaskIdUniqueness);
        if (await HasEndedAsync(state, id, cancellationToken).ConfigureAwait(false))
        {
            state.Findings.Miss(option, "the failing video ended before its id could be used again");
            return;
        }

        ProbeResponse? response = await state.OrderAsync(
            id, ProbeTasks.FailingVideo(id), "the same id again, while it runs", 1, cancellationToken).ConfigureAwait(false);
        if (response is null)
        {
            state.Findings.Miss(option, "the cost limit does not allow another video");
        }
        else if (ObserveConflict(state, response, id))
        {
            state.Findings.Miss(option, "refused while it runs; not observed after its end");
        }
        else if (response.IsSuccess && response.Refusals(id).Count == 0
            && !await HasEndedAsync(state, id, cancellationToken).ConfigureAwait(false))
        {
            state.Findings.Observe(option, TaskIdUniqueness.Never, $"accepted again while it ran: {response.Describe()}");
        }
        else
        {
            state.Findings.Miss(option, $"while it ran: {response.Describe()}");
        }
    }

    private static async Task<bool> HasEndedAsync(CheckState state, Guid id, CancellationToken cancellationToken)
    {
        ProbeResponse response = await state.Service.PollAsync(cancellationToken, id).ConfigureAwait(false);
        return response.Rows(id).Any(ProbeResponse.IsFinal) || response.SaysFailed(id);
    }
}
