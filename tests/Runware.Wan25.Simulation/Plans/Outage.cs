namespace Runware.Wan25.Simulation.Plans;

/// <summary>A time in which nobody reaches the service.</summary>
internal sealed record Outage(TimeSpan From, TimeSpan To, Effect Effect)
{
    public static IReadOnlyList<Outage> Of(long seed, Weather weather)
    {
        var random = new SeededRandom(seed, "outage");
        if (!random.Chance(weather == Weather.Hostile ? 0.5 : 0.15))
        {
            return [];
        }

        var from = random.Time(0, 60);
        return [new(
            from, from + random.Time(1, random.Pick(5, 60, 600)), random.Pick(
                Effect.RefuseConnection, Effect.DropBefore, Effect.DropAfter, Effect.Status503, Effect.Stall))];
    }

    public override string ToString() => $"outage from {From.TotalSeconds} s to {To.TotalSeconds} s: {Effect}";
}
