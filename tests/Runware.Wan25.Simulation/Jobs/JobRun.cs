using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Jobs;

/// <summary>One logical request while it lives: the parties that want its videos, and what any of them was told.</summary>
internal sealed class JobRun
{
    private int _minted;

    public JobRun(World world, JobPlan plan)
    {
        World = world;
        Plan = plan;
        Attempts = [.. plan.Attempts.Select(attempt => new AttemptRun(this, attempt))];
    }

    public World World { get; }

    public JobPlan Plan { get; }

    public IReadOnlyList<AttemptRun> Attempts { get; }

    /// <summary>What the journal holds: written before the first byte.</summary>
    public VideoOperationId? Announced { get; private set; }

    /// <summary>Every task id under which anything was submitted for this job.</summary>
    public HashSet<Guid> Ids { get; } = [];

    /// <summary>Videos that were handed over and whose file did not make it yet.</summary>
    public List<GeneratedVideo> ToDownload { get; } = [];

    public bool HasOneSubmitter => Plan.Attempts.Count(attempt => attempt.Mode != AttemptMode.Resume) == 1;

    public bool HasOneBody => Plan.Attempts.All(attempt => attempt.Results == Plan.Results);

    /// <summary>
    /// Whether an id names another number of results than the job has: two parties asked for different numbers under one key, the first won, and the second
    /// ended before it learned of it. Waiting for what nobody asked for has no end.
    /// </summary>
    public bool MistakesCount(VideoOperationId id) => !HasOneBody && World.Truth.Find(id.TaskId)?.Items.Length != id.ResultCount;

    /// <summary>Whether a party may go by such an id: something went wrong with every answer that tells.</summary>
    public bool MayMistakeCount(VideoOperationId id) => MistakesCount(id) && World.Plan.Weather != Weather.Calm;

    public IEnumerable<string> Unfinished => Attempts.Where(attempt => !attempt.HasEnded).Select(attempt => attempt.Name);

    public Guid Mint()
    {
        var id = JobPlan.MintedId(World.Plan.Seed, Plan.Number, ++_minted);
        Ids.Add(id);
        return id;
    }

    public void Announce(VideoOperationId id)
    {
        Announced = id;
        Ids.Add(id.TaskId);
    }

    public IEnumerable<Task> Start() => Attempts.Select(attempt => attempt.RunAsync());
}
