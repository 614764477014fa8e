using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>The end of a round: what was charged belongs to a job, once, and whoever kept an id gets what was made under it.</summary>
internal sealed class SoakAudit(SoakRound round, IReadOnlyList<SoakJob> jobs, SoakHarness harness)
{
    public async Task RunAsync()
    {
        foreach (var job in jobs)
        {
            CheckCharges(job);
        }

        var claimed = jobs.SelectMany(job => job.Ids).ToHashSet();
        foreach (var task in round.Emulator.Ledger.Tasks.Where(task => !claimed.Contains(task.TaskId)))
        {
            round.Report.Violate(Invariant.PaidOnce, $"round {round.Number}: task {task.TaskId} was charged and belongs to no job");
        }

        round.Report.Count("charges", round.Emulator.Ledger.Charges);
        await Task.WhenAll(jobs.Where(job => !job.IsDelivered && job.Ids.Any(round.Truth.IsAccepted)).Select(RecoverAsync));
    }

    private void CheckCharges(SoakJob job)
    {
        var charges = job.Ids.Sum(round.Truth.ChargesOf);
        if (charges > 1)
        {
            round.Report.Violate(
                Invariant.PaidOnce, $"round {round.Number}, {job.Name} was charged {charges} times under {job.Ids.Count} ids");
        }

        if (job.Ids.Sum(round.Truth.ChargedResultsOf) > job.Results)
        {
            round.Report.Violate(Invariant.PaidOnce, $"round {round.Number}, {job.Name} was charged for more results than it asked for");
        }
    }

    private async Task RecoverAsync(SoakJob job)
    {
        var id = job.KnownIds.FirstOrDefault(known => round.Truth.IsAccepted(known.TaskId) && known.ResultCount == job.Results);
        if (id is not { ResultCount: > 0 })
        {
            round.Report.Violate(Invariant.EndsWell, $"round {round.Number}, {job.Name} was charged, and nobody was told its id");
            return;
        }

        round.Report.Count("recoveries");
        VideoResult? result = null;
        string? failure = null;
        try
        {
            result = await harness.Client.GetOperation(id).WaitForCompletionAsync();
        }
        catch (VideoGenerationFailedException exception)
        {
            failure = exception.Message;
        }
        catch (Exception exception)
        {
            round.Report.Violate(Invariant.NothingLost, $"round {round.Number}, {job.Name}: resuming ended with {exception}");
            return;
        }

        var made = round.Truth.Successes(id.TaskId).Count();
        if (made != (result?.Videos.Count ?? 0))
        {
            round.Report.Violate(
                Invariant.NothingLost,
                $"round {round.Number}, {job.Name}: {made} videos were made, resuming gives {result?.Videos.Count ?? 0} {failure}");
        }
    }
}
