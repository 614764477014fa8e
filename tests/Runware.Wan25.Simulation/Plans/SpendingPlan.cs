using Runware.Wan25.Simulation.Invariants;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>What one client may spend.</summary>
internal sealed record SpendingPlan(decimal? MaxPerRequest, decimal MaxTotal, TimeSpan? Window)
{
    public static SpendingPlan? Of(long seed, int client)
    {
        var random = new SeededRandom(seed, "spending", client);
        return random.Chance(0.2)
            ? new SpendingPlan(
                random.Chance(0.3) ? random.Between(1, 3) * SpendingChecker.Price : null,
                random.Between(1, 10) * SpendingChecker.Price,
                random.Chance(0.3) ? TimeSpan.FromSeconds(random.Pick(60, 300)) : null)
            : null;
    }

    public override string ToString() =>
        $"spends {MaxTotal}{(Window is { } window ? $" in {window.TotalSeconds} s" : "")}"
            + $"{(MaxPerRequest is { } most ? $", {most} at once" : "")}";
}
