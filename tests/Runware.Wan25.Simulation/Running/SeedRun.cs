using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Running;

/// <summary>What came of one seed.</summary>
internal sealed record SeedRun(
    long Seed, IReadOnlyList<Violation> Violations, int Jobs, int Requests, int Faults, int Charges, ulong Digest,
    IReadOnlyList<string> Trace)
{
    public bool Failed => Violations.Count > 0;

    public static async Task<SeedRun> OfAsync(long seed, bool isTraced)
    {
        using var world = new World(WorldPlan.Of(seed), isTraced);
        try
        {
            await world.RunAsync();
        }
        catch (Exception exception)
        {
            world.Report(Invariant.NoSurprise, $"the simulation itself broke: {exception}");
        }

        return new SeedRun(
            seed, world.Violations, world.Jobs.Count, world.Requests, world.FaultsInjected, world.Emulator.Ledger.Charges,
            world.Trace.Digest, world.Trace.Lines);
    }

    /// <summary>Everything about a seed that failed: the schedule, what happened, and what did not hold.</summary>
    public IEnumerable<string> Describe() =>
    [
        .. WorldPlan.Of(Seed).Describe(),
        .. Trace,
        .. Violations.Select(violation => $"seed {Seed} violates: {violation}"),
    ];
}
