using System.Globalization;

namespace Runware.Wan25.Benchmarks.Ratios;

/// <summary>What the command line says.</summary>
internal sealed record RatioSettings
{
    private HashSet<int>? Only { get; init; }

    public string? JsonFile { get; init; }

    /// <summary>Makes our client poll each operation alone, as a regression would.</summary>
    public bool PollsAlone { get; init; }

    public bool Wants(int[] rows) => Only is null || Only.Overlaps(rows);

    public static RatioSettings? Parse(ReadOnlySpan<string> args)
    {
        var settings = new RatioSettings();
        for (; args.Length >= 2; args = args[2..])
        {
            switch (args[0], args[1])
            {
                case ("--only", var rows):
                    settings = settings with { Only = [.. rows.Split(',').Select(row => int.Parse(row, CultureInfo.InvariantCulture))] };
                    break;
                case ("--json", var file):
                    settings = settings with { JsonFile = file };
                    break;
                case ("--plant", "poll-alone"):
                    settings = settings with { PollsAlone = true };
                    break;
                default:
                    return null;
            }
        }

        return args.IsEmpty ? settings : null;
    }
}
