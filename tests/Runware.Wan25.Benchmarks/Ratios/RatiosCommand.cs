using System.Diagnostics;
using System.Globalization;
using Runware.Wan25.Benchmarks.Rows;

namespace Runware.Wan25.Benchmarks.Ratios;

/// <summary>Measures all rows, one after the other, and prints the table. Exit code 1 when a goal is missed.</summary>
internal static class RatiosCommand
{
    private const string Usage = """
        ratios [--only ROWS] [--json FILE] [--plant poll-alone]
          --only   row numbers, separated by commas
          --json   writes the same as data
          --plant  spoils our client on purpose, to see that the table notices
        """;

    private static readonly (int[] Numbers, Func<RatioSettings, Task<IEnumerable<RatioRow>>> Measure)[] Measurements =
    [
        ([1, 2], _ => GenerateRows.MeasureAsync()),
        ([3], _ => BuildRows.MeasureAsync()),
        ([4], _ => FileRows.MeasureAsync()),
        ([5, 6, 7, 8], CrowdRows.MeasureAsync),
        ([9], AloneRows.MeasureAsync),
        ([10], _ => DownloadRows.MeasureAsync()),
        ([11], _ => ResponseRows.MeasureAsync()),
        ([12], _ => ColdStartRows.MeasureAsync()),
        ([13], GrowthRows.MeasureAsync),
        ([14, 15], _ => AdmissionRows.MeasureAsync()),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (RatioSettings.Parse(args) is not { } settings)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        List<RatioRow> rows = [];
        foreach (var (numbers, measure) in Measurements.Where(measurement => settings.Wants(measurement.Numbers)))
        {
            var started = Stopwatch.GetTimestamp();
            rows.AddRange(await measure(settings));
            await Console.Error.WriteLineAsync($"row {string.Join(", ", numbers)}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }

        RatioTable.Print(rows, Console.Out);
        if (settings.JsonFile is { } file)
        {
            RatioTable.Write(rows, file);
        }

        return rows.Exists(row => row.Held == false) ? 1 : 0;
    }
}
