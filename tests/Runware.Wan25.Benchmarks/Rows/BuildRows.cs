using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>Row 3: building and validating a full request, against filling the wire's record with the same values.</summary>
internal static class BuildRows
{
    private const int Repetitions = 25;
    private const int Builds = 20_000;

    private static object? _kept;

    public static Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        Pairs cpu = new(), allocated = new(), validation = new();
        var parameters = Samples.FullRequest().Parameters;
        for (var repetition = -3; repetition < Repetitions; repetition++)
        {
            var ours = Measure(static () => _kept = Samples.FullRequest());
            var theirs = Measure(static () => _kept = Samples.FullTask() with { TaskId = default });
            var check = Measure(
                () => _kept = VideoRequestValidator.Check(parameters).IsEmpty ? _kept : throw new InvalidOperationException());
            if (repetition >= 0)
            {
                cpu.Add(ours.Cpu.TotalNanoseconds / Builds, theirs.Cpu.TotalNanoseconds / Builds);
                allocated.Add((double)ours.Allocated / Builds, (double)theirs.Allocated / Builds);
                validation.Add((double)check.Allocated / Builds, 1);
            }
        }

        return Task.FromResult<IEnumerable<RatioRow>>(
        [
            RatioRow.AtMost("3", "building and validating a full request, ours / by hand", cpu.Ours, cpu.Reference, cpu.Ratio, 3, "ns"),
            RatioRow.Limit("3", "the same: allocated", allocated.Ours, 1024, "bytes") with
            {
                Reference = RatioRow.Text(allocated.Reference, "bytes"),
            },
            RatioRow.Limit("3", "validation alone: allocated", validation.Ours, 0.5, "bytes"),
        ]);
    }

    private static Usage Measure(Action build)
    {
        var before = Usage.Now;
        for (var count = 0; count < Builds; count++)
        {
            build();
        }

        return Usage.Now - before;
    }
}
