using System.Globalization;

namespace Runware.Wan25.Emulator.Tool;

/// <summary>The command line, and what it means for the emulator's options.</summary>
internal static class ToolArguments
{
    public const string Usage = """
        Runs a local Runware: POST arrays of tasks to the endpoint that it prints.

        runware-emulator [options]
          --port <n>                        port on the loopback interface; default 6111, 0 = any free one
          --seed <n>                        decides every random choice; default 25
          --generation-time <s> | <s>-<s>   how long a generation takes, in seconds; default 3-6
          --api-key <key>                   the only key that is accepted; default: any
          --state <file>                    keeps accepted tasks there, and goes on with those that are there; default: forgets
          --balance <usd>                   the account's balance; default 1000000
          --progress                        rows of running results carry a progress
          --help                            this text

        GET /ledger beside the API shows what was requested and what it would have cost. Ctrl+C stops.
        """;

    private const int DefaultPort = 6111;
    private const double MaxNumber = 1e12;

    /// <summary>Null, and what is wrong, if the arguments make no sense.</summary>
    public static RunwareEmulatorOptions? Parse(IReadOnlyList<string> arguments, out string? problem)
    {
        var options = new RunwareEmulatorOptions { Port = DefaultPort };
        problem = null;
        for (int index = 0; index < arguments.Count && problem is null; index++)
        {
            string name = arguments[index];
            if (name == "--progress")
            {
                options.ReportProgress = true;
            }
            else if (index + 1 == arguments.Count)
            {
                problem = $"{name} is unknown or lacks its value.";
            }
            else if (!TryApply(options, name, arguments[++index]))
            {
                problem = $"{name} {arguments[index]} makes no sense.";
            }
        }

        return problem is null ? options : null;
    }

    private static bool TryApply(RunwareEmulatorOptions options, string name, string value)
    {
        switch (name)
        {
            case "--port" when ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port):
                options.Port = port;
                return true;
            case "--seed" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seed):
                options.Seed = seed;
                return true;
            case "--balance" when TryParseNumber(value, out double balance):
                options.Balance = (decimal)balance;
                return true;
            case "--generation-time" when TryParseRange(value, out TimeRange range):
                options.GenerationTime = range;
                return true;
            case "--state":
                options.StateFile = value;
                return true;
            case "--api-key":
                options.ApiKey = value;
                return true;
            default:
                return false;
        }
    }

    private static bool TryParseRange(string text, out TimeRange range)
    {
        string[] ends = text.Split('-');
        range = default;
        if (ends.Length > 2 || !TryParseSeconds(ends[0], out TimeSpan min) || !TryParseSeconds(ends[^1], out TimeSpan max) || max < min)
        {
            return false;
        }

        range = new TimeRange(min, max);
        return true;
    }

    private static bool TryParseSeconds(string text, out TimeSpan time)
    {
        bool fits = TryParseNumber(text, out double seconds) && seconds <= TimeSpan.FromDays(1).TotalSeconds;
        time = fits ? TimeSpan.FromSeconds(seconds) : default;
        return fits;
    }

    private static bool TryParseNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number <= MaxNumber;
}
