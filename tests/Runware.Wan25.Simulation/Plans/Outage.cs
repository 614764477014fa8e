namespace Runware.Wan25.Simulation.Plans;

/// <summary>A time in which nobody reaches the service.</summary>
internal sealed record Outage(TimeSpan From, TimeSpan To, Effect Effect)
{
    public static IReadOnlyList<Outage> Of(long seed, Weather weather)
    {
        var luck = new Luck(seed, "outage");
        if (!luck.Chance(weather == Weather.Hostile ? 0.5 : 0.15))
        {
            return [];
        }

        var from = luck.Time(0, 60);
        return [new(
            from, from + luck.Time(1, luck.Pick(5, 60, 600)), luck.Pick(
                Effect.RefuseConnection, Effect.DropBefore, Effect.DropAfter, Effect.Status503, Effect.Stall))];
    }

    public override string ToString() => $"outage from {From.TotalSeconds} s to {To.TotalSeconds} s: {Effect}";
}
