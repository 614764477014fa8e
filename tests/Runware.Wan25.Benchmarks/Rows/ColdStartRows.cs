using System.Diagnostics;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>
/// Row 12: a small native program with our package, and the same with the floor client: from the start of the process to its first byte,
/// and its size.
/// </summary>
internal static class ColdStartRows
{
    private const int Repetitions = 61;
    private const double Megabyte = 1024 * 1024;
    private const string Start = "cold start, native AOT: process start to first byte, ours / floor";
    private const string Size = "the same: size on disk above the floor's";

    public static async Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        if (await NativeProgram.PublishAsync("Ours") is not { } ours || await NativeProgram.PublishAsync("Floor") is not { } floor)
        {
            const string Why = "publishing native programs does not work here";
            return [RatioRow.NotMeasured("12", Start, "<= 1.3", Why), RatioRow.NotMeasured("12", Size, "<= 2 MB", Why)];
        }

        using var listener = new FirstByte();
        Pairs time = new();
        for (var repetition = -3; repetition < Repetitions; repetition++)
        {
            var our = await MeasureAsync(ours, listener);
            var theirs = await MeasureAsync(floor, listener);
            if (repetition >= 0)
            {
                time.Add(our.TotalMilliseconds, theirs.TotalMilliseconds);
            }
        }

        var (ourSize, floorSize) = (new FileInfo(ours).Length / Megabyte, new FileInfo(floor).Length / Megabyte);
        return
        [
            RatioRow.AtMost("12", Start, time.Ours, time.Reference, time.Ratio, 1.3, "ms"),
            RatioRow.Limit("12", Size, ourSize - floorSize, 2, "MB") with { Reference = RatioRow.Text(floorSize, "MB in all") },
        ];
    }

    private static async Task<TimeSpan> MeasureAsync(string program, FirstByte listener)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(program, [listener.Address.ToString()]);
        var arrived = await listener.NextAsync();
        await process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(started, arrived);
    }
}
