using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Waits for both videos, and observes their rows meanwhile.</summary>
internal static class WaitProbes
{
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

    /// <summary>Records the rows of a response about the video that is paid for.</summary>
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

    /// <summary>Polls the video that is paid for.</summary>
    public static async Task LookAsync(CheckState state, CancellationToken cancellationToken)
    {
        if (state.Video is not { } id || state.HasVideoEnded)
        {
            return;
        }

        ProbeResponse response = await state.Service.PollAsync(cancellationToken, id).ConfigureAwait(false);
        IReadOnlyList<JsonElement> rows = response.Rows(id);
        state.Running.Add(state.Findings, response, rows);
        TakeRows(state, rows);
        if (response.Errors(id).Count > 0 && response.SaysFailed(id) && !state.HasVideoEnded)
        {
            NoteVideoFailure(state, response);
        }
        else
        {
            state.LastVideoFailure = null;
        }

        // The live store may forget it at once; the archive then shows that it has ended.
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
        if (response.SaysFailed(id))
        {
            NoteFailure(state, response);
            return;
        }

        state.LastFailure = null;
        if (response.Rows(id).Any(ProbeResponse.IsVideo))
        {
            state.HasFailingEnded = true;
            state.Notes.Add("The video that should fail was made, so how failures are reported was not observed.");
        }
        else if (state.HasVideoEnded)
        {
            // The live store may forget it at once.
            ProbeResponse archive = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
            state.HasFailingEnded = ArchiveProbes.HasFailure(archive, id);
        }
    }

    // A failure that is reported once may be withdrawn.
    private static void NoteVideoFailure(CheckState state, ProbeResponse response)
    {
        if (state.LastVideoFailure?.Describe() == response.Describe())
        {
            state.Notes.Add($"The video that should succeed did not: {response.Describe()}.");
            state.NoteVideoEnded();
        }

        state.LastVideoFailure = response;
    }

    /// <summary>Records a failure that was reported twice, and whether the two reports differ.</summary>
    private static void NoteFailure(CheckState state, ProbeResponse response)
    {
        if (state.LastFailure is not { } before)
        {
            state.LastFailure = response;
            return;
        }

        state.HasFailingEnded = true;
        if (before.Describe() == response.Describe())
        {
            state.FailureResponse = response;
            return;
        }

        string evidence = $"{before.Describe()}, then {response.Describe()}";
        state.Findings.Contradict(nameof(RunwareEmulatorOptions.FailedPoll), evidence);
        state.Findings.Contradict(nameof(RunwareEmulatorOptions.FailedPollHasStatus), evidence);
    }

    private static bool IsDone(CheckState state) =>
        (state.Video is null || state.HasVideoEnded) && (state.Failing is null || state.HasFailingEnded);

    private static void Conclude(CheckState state)
    {
        const string missed = "no running row was observed";
        if (state.Running.IsEmpty)
        {
            state.Findings.Miss(nameof(RunwareEmulatorOptions.RunningRow), missed);
            state.Findings.Miss(nameof(RunwareEmulatorOptions.Rows), missed);
        }

        IEnumerable<SubmittedVideo> accepted = state.Orders.Where(order =>
            !order.IsRefused && !order.IsUncertain && (order.Id == state.Video || order.Id == state.Failing));
        foreach (SubmittedVideo order in accepted)
        {
            bool hasEnded = order.Id == state.Video ? state.HasVideoEnded : state.HasFailingEnded;
            order.Outcome += hasEnded ? "; ended" : $"; not observed to end within {state.Options.MaxWait.TotalMinutes} minutes";
        }

        if (state.Video is { } id && state.FinishedRows.Count >= ProbeTasks.Results)
        {
            decimal[] costs = [.. state.FinishedRows.Select(ResultRowProbes.CostOf).OfType<decimal>()];
            if (costs.Length == state.FinishedRows.Count)
            {
                state.Budget.Settle(id, costs.Sum());
            }
        }
    }
}
