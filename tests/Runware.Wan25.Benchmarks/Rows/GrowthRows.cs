using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Scenarios;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>
/// Row 13: what an operation costs with more and more of them in flight. The garbage collector is counted, and named: a heap with more
/// alive in it costs more to collect, whoever fills it.
/// </summary>
internal static class GrowthRows
{
    private const int Repetitions = 3;
    private const double Flat = 1.2;

    private static readonly int[] InFlight = [100, 1_000, 10_000, 100_000];

    public static async Task<IEnumerable<RatioRow>> MeasureAsync(RatioSettings settings)
    {
        var costs = InFlight.ToDictionary(parallel => parallel, _ => new List<double>());
        var garbage = InFlight.ToDictionary(parallel => parallel, _ => new List<double>());
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            foreach (var parallel in InFlight)
            {
                // The ramp is as long as the longest operation, so that the places do not beat in time.
                var result = await ScenarioProcess.RunAsync(new()
                {
                    Ours = true,
                    Parallel = parallel,
                    Rounds = Math.Max(2, 20_000 / parallel),
                    RampSeconds = 180,
                    Seed = repetition,
                    PollsAlone = settings.PollsAlone,
                });
                costs[parallel].Add(result.CpuMicrosecondsPerOperation);
                garbage[parallel].Add(result.GarbageMicrosecondsPerOperation);
            }
        }

        var reference = Pairs.Median(costs[InFlight[0]]);
        return InFlight[1..].Select(parallel =>
        {
            var cost = Pairs.Median(costs[parallel]);
            var name = $"CPU per operation with {parallel:N0} in flight / with {InFlight[0]}";
            return RatioRow.AtMost("13", name, cost, reference, cost / reference, Flat, "us") with
            {
                Ours = WithGarbage(parallel),
                Reference = WithGarbage(InFlight[0]),
            };
        });

        string WithGarbage(int parallel) =>
            $"{RatioRow.Text(Pairs.Median(costs[parallel]), "us")} (GC {Pairs.Median(garbage[parallel]):0.0})";
    }
}
