namespace Runware.Wan25.Simulation.Plans;

/// <summary>What goes wrong for everybody: noise on every poll, and a service that does not take what this client likes to send.</summary>
internal static class WorldFaults
{
    private static readonly Effect[] Noise =
    [
        Effect.RefuseConnection, Effect.DropBefore, Effect.DropAfter, Effect.Html502, Effect.Html200, Effect.Status500, Effect.Status503,
        Effect.Status503RetryAfter,
        Effect.Throttle, Effect.DelayAfter, Effect.Cut, Effect.Shorten, Effect.Stall, Effect.UntaggedOddError, Effect.Status400,
    ];

    public static IEnumerable<Fault> Of(long seed, Weather weather)
    {
        var random = new SeededRandom(seed, "world faults");
        var probability = weather == Weather.Hostile ? random.Pick(0.05, 0.15, 0.3) : random.Pick(0.0, 0.0, 0.03, 0.1);
        for (var count = probability == 0 ? 0 : random.Between(1, 3); count > 0; count--)
        {
            var effect = random.Pick<Effect>(Noise);
            yield return new Fault(
                random.Pick(FaultPoint.Poll, FaultPoint.Poll, FaultPoint.Submit, FaultPoint.Details, FaultPoint.Poll), effect)
            {
                Probability = probability,
                Amount = effect is Effect.Cut or Effect.Shorten or Effect.Stall ? random.Between(0, 60) : random.Pick(1, 3, 15),
            };
        }

        if (random.Chance(0.15))
        {
            var effect = random.Pick(Effect.RefuseBatches, Effect.FirstTaskOnly, Effect.Shuffle, Effect.EmptyErrors);
            yield return new Fault(FaultPoint.Poll, effect) { Amount = effect == Effect.RefuseBatches ? random.Pick(1, 2, 5) : 0 };
        }

        if (random.Chance(0.05))
        {
            yield return new Fault(FaultPoint.Details, Effect.Status400);
        }
    }
}
