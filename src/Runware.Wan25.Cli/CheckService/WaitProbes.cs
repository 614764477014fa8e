using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Waits for both videos, and looks at the rows on the way.</summary>
internal static class WaitProbes
{
    private const string RunningRow = nameof(RunwareEmulatorOptions.RunningRow);
    private const string Rows = nameof(RunwareEmulatorOptions.Rows);

    public static async Task RunAsync(CheckState state, CancellationToken cancellationToken)
    {
        DateTimeOffset end = state.Options.Clock.GetUtcNow() + state.Options.MaxWait;
        state.Report("Waiting for the videos");
        while (!IsDone(state) && state.Options.Clock.GetUtcNow() < end)
        {
            await LookAsync(state, cancellationToken).ConfigureAwait(false);
            await LookAtFailingAsync(state, cancellationToken).ConfigureAwait(false);
            if (!IsDone(state))
            {
                await state.WaitAsync(state.Options.PollInterval, cancellationToken).ConfigureAwait(false);
            }
        }

        Conclude(state);
    }

    /// <summary>Takes what a response says about the video that is paid for.</summary>
    public static void TakeRows(CheckState state, IReadOnlyList<JsonElement> rows)
    {
        JsonElement[] videos = [.. rows.Where(ProbeResponse.IsVideo)];
        if (videos.Length > state.FinishedRows.Count)
        {
            state.FinishedRows = videos;
        }

        if (rows.Count >= ProbeTasks.Results && rows.All(ProbeResponse.IsFinal))
        {
            state.NoteVideoEnded();
        }
    }

    /// <summary>Looks at the video that is paid for.</summary>
    public static async Task LookAsync(CheckState state, CancellationToken cancellationToken)
    {
        if (state.Video is not { } id || state.HasVideoEnded)
        {
            return;
        }

        ProbeResponse response = await state.Service.PollAsync(cancellationToken, id).ConfigureAwait(false);
        IReadOnlyList<JsonElement> rows = response.Rows(id);
        ObserveRunning(state, rows, response);
        TakeRows(state, rows);
        if (response.Errors(id).Count > 0 && rows.All(ProbeResponse.IsFinal)
            && !response.SaysNotFound(id) && !CheckState.IsCapacity(response, id))
        {
            state.Notes.Add($"The video that should succeed did not: {response.Describe()}.");
            state.NoteVideoEnded();
        }

        // The live store may forget it at once; the archive then tells that it has ended.
        if (!state.HasVideoEnded && (response.IsGeneric(id) || rows.Count == 0))
        {
            ProbeResponse archive = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
            if (ArchiveProbes.VideosIn(archive, id) >= ProbeTasks.Results)
            {
                state.NoteVideoEnded();
            }
        }
    }

    private static async Task LookAtFailingAsync(CheckState state, CancellationToken cancellationToken)
    {
        if (state.Failing is not { } id || state.HasFailingEnded)
        {
            return;
        }

        ProbeResponse response = await state.Service.PollAsync(cancellationToken, id).ConfigureAwait(false);
        bool isReported = response.Rows(id).Any(ProbeResponse.IsFailed)
            || (response.Errors(id).Count > 0 && !response.SaysNotFound(id) && !CheckState.IsCapacity(response, id));
        if (isReported)
        {
            state.FailureResponse = response;
            state.HasFailingEnded = true;
        }
        else if (response.Rows(id).Any(ProbeResponse.IsVideo))
        {
            state.HasFailingEnded = true;
            state.Notes.Add("The video that should fail was made, so how failures are told was not seen.");
        }
        else if (state.HasVideoEnded)
        {
            ProbeResponse archive = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
            state.HasFailingEnded = ArchiveProbes.HasFailure(archive, id);
        }
    }

    private static void ObserveRunning(CheckState state, IReadOnlyList<JsonElement> rows, ProbeResponse response)
    {
        int running = rows.Count(row => !ProbeResponse.IsFinal(row));
        if (running == 0)
        {
            return;
        }

        // A row that any id gets may also mean that the task is not known yet: a later row may say more, but never less.
        bool isReal = rows.Any(row => !ProbeResponse.IsFinal(row) && ProbeResponse.Text(row, "taskType") == "videoInference");
        if (isReal || state.Findings.ValueOf(RunningRow) is null)
        {
            state.Findings.Observe(
                RunningRow, isReal ? RunningRowTaskType.VideoInference : RunningRowTaskType.GetResponse, response.Describe());
        }

        bool isAll = rows.Count >= ProbeTasks.Results && !rows.Any(ProbeResponse.IsFailed);
        if (isAll || state.Findings.ValueOf(Rows) is null)
        {
            state.Findings.Observe(Rows, isAll ? RowVisibility.All : RowVisibility.OneByOne, response.Describe());
        }
    }

    private static bool IsDone(CheckState state) =>
        (state.Video is null || state.HasVideoEnded) && (state.Failing is null || state.HasFailingEnded);

    private static void Conclude(CheckState state)
    {
        const string missed = "no running row was seen";
        state.Findings.Miss(RunningRow, missed);
        state.Findings.Miss(Rows, missed);
        IEnumerable<CheckOrder> accepted = state.Orders.Where(order =>
            !order.IsRefused && (order.Id == state.Video || order.Id == state.Failing));
        foreach (CheckOrder order in accepted)
        {
            bool hasEnded = order.Id == state.Video ? state.HasVideoEnded : state.HasFailingEnded;
            order.Outcome += hasEnded ? "; ended" : $"; not seen to end within {state.Options.MaxWait.TotalMinutes} minutes";
        }

        if (state.Video is { } id && state.FinishedRows.Count >= ProbeTasks.Results)
        {
            decimal[] costs = [.. state.FinishedRows.Select(RowProbes.CostOf).OfType<decimal>()];
            if (costs.Length == state.FinishedRows.Count)
            {
                state.Budget.Settle(id, costs.Sum());
            }
        }
    }
}
