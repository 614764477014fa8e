using Runware.Wan25.Simulation.Invariants;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>What one client may spend.</summary>
internal sealed record SpendingPlan(decimal? MaxPerRequest, decimal MaxTotal, TimeSpan? Window)
{
    public static SpendingPlan? Of(long seed, int client)
    {
        var luck = new Luck(seed, "spending", client);
        return luck.Chance(0.2)
            ? new SpendingPlan(
                luck.Chance(0.3) ? luck.Between(1, 3) * SpendingJudge.Price : null,
                luck.Between(1, 10) * SpendingJudge.Price,
                luck.Chance(0.3) ? TimeSpan.FromSeconds(luck.Pick(60, 300)) : null)
            : null;
    }

    public override string ToString() =>
        $"spends {MaxTotal}{(Window is { } window ? $" in {window.TotalSeconds} s" : "")}"
            + $"{(MaxPerRequest is { } most ? $", {most} at once" : "")}";
}
