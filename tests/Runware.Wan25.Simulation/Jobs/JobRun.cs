using Runware.Wan25.Simulation.Invariants;
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
    /// Whether an id names another number of results than the job has: two parties asked for different numbers under one key, the first
    /// won, and the second ended before it learned of it. Waiting for what nobody asked for has no end.
    /// </summary>
    public bool MistakesCount(VideoOperationId id) => !HasOneBody && World.Truth.Find(id.TaskId)?.Items.Length != id.ResultCount;

    /// <summary>Whether a party may go by such an id: something went wrong with every response that tells, or none does.</summary>
    public bool MayMistakeCount(VideoOperationId id) =>
        MistakesCount(id) && (World.Plan.Weather != Weather.Calm || !Guarantees.IsKept(Invariant.CountIsRight, this));

    /// <summary>What each submitting call knew before it sent anything.</summary>
    public List<SubmissionTrail> Trails { get; } = [];

    public bool HasOneId => Ids.Count(id => World.Truth.ChargesOf(id) > 0) <= 1;

    public bool WasPaidTwice => Ids.Any(id => World.Truth.ChargesOf(id) > 1);

    /// <summary>
    /// Whether a client submitted although it knew better or could have; where a handler sends things twice, it is not the client.
    /// </summary>
    public bool WasCareless => Trails.Any(trail => trail.WasCareless)
        && Plan.Attempts.All(attempt => World.Clients[attempt.Client].IsPlain && World.Clients[attempt.OtherClient].IsPlain);

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

    /// <summary>Reports what does not hold, if it can hold in this world.</summary>
    public void Report(string invariant, string what)
    {
        if (Guarantees.IsKept(invariant, this))
        {
            World.Report(invariant, what);
        }
        else
        {
            World.Trace.Add($"cannot be kept in this world: {invariant}: {what}");
        }
    }

    public IEnumerable<Task> Start() => Attempts.Select(attempt => attempt.RunAsync());
}
