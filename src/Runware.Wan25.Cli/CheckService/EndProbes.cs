using System.Globalization;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>What becomes of a video after its end: how long the live store knows it, and whether its id can be used again.</summary>
internal static class EndProbes
{
    private const string Retention = nameof(RunwareEmulatorOptions.LiveRetention);
    private const string Archived = nameof(RunwareEmulatorOptions.ArchivedTask);

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
        state.Report(state.Options.Watch > TimeSpan.Zero ? $"Watching the finished video for {state.Options.Watch}" : "The finished video");
        while (true)
        {
            ProbeResponse response = await state.Service.PollAsync(cancellationToken, id).ConfigureAwait(false);
            TimeSpan now = clock.GetUtcNow() - endedAt;
            if (response.Rows(id).Any(ProbeResponse.IsVideo))
            {
                lastSeen = now;
            }
            else if (Forgotten(response, id) is { } how)
            {
                double seconds = state.FinishedRows.Count < ProbeTasks.Results ? 0 : Math.Round((lastSeen + now).TotalSeconds / 2);
                state.Findings.Observe(Archived, how, response.Describe());
                state.Findings.Observe(
                    Retention, seconds.ToString(CultureInfo.InvariantCulture), $"there after {Text(lastSeen)}, gone after {Text(now)}");
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

        string evidence = $"still there after {Text(lastSeen)}";
        state.Findings.Miss(Retention, evidence);
        if (lastSeen > new RunwareEmulatorOptions().LiveRetention)
        {
            state.Findings.Observe(Archived, ArchivedTaskResponse.Kept, evidence);
        }
        else
        {
            state.Findings.Miss(Archived, $"{evidence}; a longer watch would tell");
        }
    }

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");

    private static ArchivedTaskResponse? Forgotten(ProbeResponse response, Guid id) =>
        response.IsGeneric(id) ? ArchivedTaskResponse.GenericRow
        : response.SaysNotFound(id) ? ArchivedTaskResponse.NotFound
        : null;

    /// <summary>Orders the failing video under the id of the one that was made: if taken, it fails, and should cost nothing.</summary>
    private static async Task ReuseAsync(CheckState state, Guid id, CancellationToken cancellationToken)
    {
        const string option = nameof(RunwareEmulatorOptions.TaskIdUniqueness);
        if (state.Findings.Is(option, TaskIdUniqueness.Never))
        {
            return;
        }

        bool wasRefusedRunning = state.Findings.ValueOf(nameof(RunwareEmulatorOptions.Conflict)) is not null;
        ProbeResponse? response = await state.OrderAsync(
            id, ProbeTasks.FailingVideo(id), "the id of the finished video again, for a video that fails", 1, cancellationToken)
            .ConfigureAwait(false);
        if (response is null)
        {
            state.Findings.Miss(option, "the cost limit does not allow another video");
        }
        else if (OrderProbes.ObserveConflict(state, response, id))
        {
            state.Findings.Observe(option, TaskIdUniqueness.Forever, $"after its end: {response.Describe()}");
        }
        else if (response.IsSuccess && response.Refusals(id).Count == 0)
        {
            if (wasRefusedRunning)
            {
                state.Findings.Observe(option, TaskIdUniqueness.WhileRunning, $"taken after its end: {response.Describe()}");
            }
            else
            {
                state.Findings.Miss(option, "taken after its end; while it runs was not seen");
            }
        }
        else
        {
            state.Findings.Miss(option, $"after its end: {response.Describe()}");
        }
    }
}
