using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Orders failing videos until one is refused for lack of capacity.</summary>
internal static class CapacityProbes
{
    private const string Shape = nameof(RunwareEmulatorOptions.CapacityRefusal);
    private const string RetryAfter = nameof(RunwareEmulatorOptions.CapacityRetryAfter);

    public static async Task RunAsync(CheckState state, CancellationToken cancellationToken)
    {
        if (state.Findings.ValueOf(Shape) is not null)
        {
            return;
        }

        string reason = state.Options.IncludesCapacity
            ? await OrderAsync(state, cancellationToken).ConfigureAwait(false)
            : "observed only with --include-capacity";
        state.Findings.Miss(Shape, reason);
        state.Findings.Miss(RetryAfter, reason);
    }

    private static async Task<string> OrderAsync(CheckState state, CancellationToken cancellationToken)
    {
        int accepted = 0;
        while (accepted < state.Options.MaxRunning)
        {
            Guid id = state.Options.NewId();
            ProbeResponse? response = await state.OrderAsync(
                id, ProbeTasks.FailingVideo(id), $"number {accepted + 1} of many at once", 1, cancellationToken).ConfigureAwait(false);
            if (response is null)
            {
                return $"{accepted} at once were accepted; the cost limit allows no more";
            }

            if (response.Refusals(id).Count > 0)
            {
                state.Notes.Add($"{accepted} more videos ran at once before one was refused.");
                return $"refused for another reason: {response.Describe()}";
            }

            accepted++;
        }

        return $"{accepted} at once were accepted";
    }
}
