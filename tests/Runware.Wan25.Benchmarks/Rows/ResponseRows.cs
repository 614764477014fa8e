using System.Text.Json;
using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>
/// Row 11: a response with 500 rows, taken in by the operations it is about, against JsonSerializer making objects of it and nothing more.
/// No row has changed since the response before.
/// </summary>
internal static class ResponseRows
{
    private const int Repetitions = 25;
    private const int Responses = 40;
    private const int Rows = 500;

    public static Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        Pairs time = new();
        var unchanged = new PolledResponse(Rows);
        var few = new PolledResponse(Rows / 10);
        List<double> perRow = [];
        for (var repetition = -5; repetition < Repetitions; repetition++)
        {
            var ours = Measure(unchanged.Take);
            var theirs = Measure(() => JsonSerializer.Deserialize(unchanged.Json, WireJson.Default.Response));
            var small = Measure(few.Take);
            if (repetition >= 0)
            {
                time.Add(ours.Cpu.TotalMicroseconds / Responses, theirs.Cpu.TotalMicroseconds / Responses);

                // What a response costs whatever its size (the document and the envelope) is the same for both.
                perRow.Add((double)(ours.Allocated - small.Allocated) / Responses / (Rows - (Rows / 10)));
            }
        }

        return Task.FromResult<IEnumerable<RatioRow>>(
        [
            RatioRow.AtMost(
                "11", "reading a response with 500 rows, ours / JsonSerializer alone", time.Ours, time.Reference, time.Ratio, 1.2, "us"),
            RatioRow.Limit("11", "the same: allocated for each row that did not change", Pairs.Median(perRow), 0.5, "bytes"),
        ]);
    }

    private static Usage Measure(Action take)
    {
        var before = Usage.Now;
        for (var count = 0; count < Responses; count++)
        {
            take();
        }

        return Usage.Now - before;
    }
}
