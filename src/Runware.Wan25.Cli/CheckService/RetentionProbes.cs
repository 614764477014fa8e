using System.Globalization;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Observes a video after its end: how long the live store keeps it, and whether its id can be used again.</summary>
internal static class RetentionProbes
{
    private const string Retention = nameof(RunwareEmulatorOptions.LiveRetention);
    private const string Archived = nameof(RunwareEmulatorOptions.ArchivedTask);

    private static readonly TimeSpan ConfirmationDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxSecondWait = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(CheckState state, CancellationToken cancellationToken)
    {
        if (state.Video is not { } id || !state.HasVideoEnded)
        {
            return;
        }

        await WatchAsync(state, id, cancellationToken).ConfigureAwait(false);
        await ReuseAsync(state, id, cancellationToken).ConfigureAwait(false);
    }

    private static async Task WatchAsync(CheckState state, Guid id, CancellationToken cancellationToken)
    {
        TimeProvider clock = state.Options.Clock;
        DateTimeOffset endedAt = state.VideoEndedAt!.Value;
        TimeSpan lastSeen = TimeSpan.Zero;
        bool wasSeen = false;
        state.Report(state.Options.Watch > TimeSpan.Zero ? $"Watching the finished video for {state.Options.Watch}" : "The finished video");
        while (true)
        {
            ProbeResponse response = await state.Service.PollAsync(cancellationToken, id).ConfigureAwait(false);
            TimeSpan now = clock.GetUtcNow() - endedAt;
            if (response.Rows(id).Any(ProbeResponse.IsVideo))
            {
                (lastSeen, wasSeen) = (now, true);
            }
            else if (Forgotten(response, id) is { } how)
            {
                await ConcludeForgottenAsync(state, id, how, lastSeen, now, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (now >= state.Options.Watch)
            {
                break;
            }

            TimeSpan rest = state.Options.Watch - now;
            var pause = TimeSpan.FromSeconds(Math.Max(5, now.TotalSeconds / 20));
            await state.WaitAsync(rest < pause ? rest : pause, cancellationToken).ConfigureAwait(false);
        }

        string evidence = wasSeen ? $"still there after {Text(lastSeen)}" : "after its end, the live store neither returned nor denied it";
        state.Findings.Miss(Retention, evidence);
        if (wasSeen && lastSeen > new RunwareEmulatorOptions().LiveRetention)
        {
            state.Findings.Observe(Archived, ArchivedTaskResponse.Kept, evidence);
        }
        else
        {
            state.Findings.Miss(Archived, $"{evidence}; a longer watch is needed");
        }
    }

    /// <summary>Observes once more: a row that one response omits may be in the next.</summary>
    private static async Task ConcludeForgottenAsync(
        CheckState state, Guid id, ArchivedTaskResponse how, TimeSpan lastSeen, TimeSpan now, CancellationToken cancellationToken)
    {
        await state.WaitAsync(ConfirmationDelay, cancellationToken).ConfigureAwait(false);
        ProbeResponse response = await state.Service.PollAsync(cancellationToken, id).ConfigureAwait(false);
        if (Forgotten(response, id) != how)
        {
            string evidence = $"{how} after {Text(now)}, then {response.Describe()}";
            state.Findings.Contradict(Archived, evidence);
            state.Findings.Contradict(Retention, evidence);
            return;
        }

        double seconds = state.FinishedRows.Count < ProbeTasks.Results ? 0 : Math.Round((lastSeen + now).TotalSeconds / 2);
        state.Findings.Observe(Archived, how, response.Describe());
        state.Findings.Observe(
            Retention, seconds.ToString(CultureInfo.InvariantCulture), $"there after {Text(lastSeen)}, gone after {Text(now)}");
    }

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");

    private static ArchivedTaskResponse? Forgotten(ProbeResponse response, Guid id) =>
        UnknownIdClassifier.Status(response, id) switch
        {
            UnknownTaskResponse.GenericRow => ArchivedTaskResponse.GenericRow,
            UnknownTaskResponse.TaskNotFound => ArchivedTaskResponse.NotFound,
            _ => null,
        };

    /// <summary>Orders the failing video under the id of the finished one: if accepted, it fails and should be free.</summary>
    private static async Task ReuseAsync(CheckState state, Guid id, CancellationToken cancellationToken)
    {
        const string option = nameof(RunwareEmulatorOptions.TaskIdUniqueness);
        bool wasTakenRunning = state.Findings.Is(option, TaskIdUniqueness.Never);
        ProbeResponse archive = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
        bool wasRefusedRunning = state.Findings.ValueOf(nameof(RunwareEmulatorOptions.Conflict)) is not null;
        ProbeResponse? response = await state.OrderAsync(
            id, ProbeTasks.FailingVideo(id), "the id of the finished video again, for a video that fails", 1, cancellationToken)
            .ConfigureAwait(false);
        if (response is null)
        {
            state.Findings.Miss(option, "the cost limit does not allow another video");
        }
        else if (SubmissionProbes.ObserveConflict(state, response, id))
        {
            state.Findings.Observe(option, TaskIdUniqueness.Forever, $"after its end: {response.Describe()}");
        }
        else if (response.IsSuccess && response.Refusals(id).Count == 0)
        {
            await ConcludeTakenAsync(state, id, (wasRefusedRunning, wasTakenRunning), (response, archive), cancellationToken)
                .ConfigureAwait(false);
        }
        else
        {
            state.Findings.Miss(option, $"after its end: {response.Describe()}");
        }
    }

    /// <summary>
    /// Determines whether an accepted order is really processed: the service may have acknowledged it without a generation.
    /// </summary>
    private static async Task ConcludeTakenAsync(
        CheckState state,
        Guid id,
        (bool WasRefused, bool WasTaken) running,
        (ProbeResponse Taken, ProbeResponse ArchiveBefore) seen,
        CancellationToken cancellationToken)
    {
        const string option = nameof(RunwareEmulatorOptions.TaskIdUniqueness);
        string taken = $"accepted after its end: {seen.Taken.Describe()}";
        if (!await ShowsAnotherAsync(state, id, seen.ArchiveBefore, cancellationToken).ConfigureAwait(false))
        {
            state.Findings.Contradict(option, $"{taken}, but nothing shows that another video is made");
        }
        else if (running.WasRefused)
        {
            state.Findings.Observe(option, TaskIdUniqueness.WhileRunning, taken);
        }
        else if (!running.WasTaken)
        {
            state.Findings.Miss(option, "accepted after its end; while it runs was not observed");
        }
    }

    private static async Task<bool> ShowsAnotherAsync(
        CheckState state, Guid id, ProbeResponse archiveBefore, CancellationToken cancellationToken)
    {
        DateTimeOffset end = state.Options.Clock.GetUtcNow() + MaxSecondWait;
        bool isSeen = false;
        while (true)
        {
            ProbeResponse live = await state.Service.PollAsync(cancellationToken, id).ConfigureAwait(false);
            isSeen |= live.Rows(id).Any(row => !ProbeResponse.IsFinal(row) && !ProbeResponse.IsGeneric(row));
            if (live.SaysFailed(id))
            {
                return true;
            }

            ProbeResponse archive = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
            bool isChanged = archive.Json?.GetRawText() != archiveBefore.Json?.GetRawText();
            if (isChanged && ArchiveProbes.HasFailure(archive, id))
            {
                return true;
            }

            if (state.Options.Clock.GetUtcNow() >= end)
            {
                return isSeen;
            }

            await state.WaitAsync(state.Options.PollInterval, cancellationToken).ConfigureAwait(false);
        }
    }
}
