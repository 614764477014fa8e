using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Scenarios;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>
/// Rows 14 and 15: many videos at once through a service that takes few. Virtual time; the median of several seeds, since a client that
/// learns by trying is lucky or not.
/// </summary>
internal static class AdmissionRows
{
    private const int Seeds = 7;
    private const double MaxTime = 1.05;
    private const double MaxRefusals = 0.2;
    private const double MinShare = 0.8;

    private static readonly (string Name, CapacityPhase[] Phases)[] Capacities =
    [
        ("4", [new(0, 4)]),
        ("15", [new(0, 15)]),
        ("15, then 4, then 15", [new(0, 15), new(400, 4), new(1200, 15)]),
    ];

    public static async Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        List<RatioRow> rows = [];
        foreach (var (name, phases) in Capacities)
        {
            var runs = await RunAsync(new AdmissionSettings { Phases = phases });
            rows.Add(RatioRow.AtMost(
                "14",
                $"200 videos through a capacity of {name}: time / full all the time",
                Median(runs, run => run.Seconds),
                Median(runs, run => run.IdealSeconds),
                Median(runs, run => run.Seconds / run.IdealSeconds),
                MaxTime,
                "s"));
            rows.Add(RatioRow.Limit(
                "14", "the same: refusals for each accepted submission", Median(runs, run => run.RefusalsPerAccepted), MaxRefusals, ""));
        }

        var shared = await RunAsync(new AdmissionSettings { Clients = 2, Phases = [new(0, 15)] });
        var share = Median(shared, run => run.SmallestShare);
        rows.Add(
            RatioRow.AtLeast("15", "two clients, 200 videos each, through 15: share of the smaller / half", share, 1, share, MinShare, ""));
        return rows;
    }

    private static async Task<List<AdmissionResult>> RunAsync(AdmissionSettings settings)
    {
        List<AdmissionResult> results = [];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            results.Add(await AdmissionScenario.RunAsync(settings with { Seed = seed }));
        }

        return results;
    }

    private static double Median(List<AdmissionResult> runs, Func<AdmissionResult, double> figure) =>
        Pairs.Median([.. runs.Select(figure)]);
}
