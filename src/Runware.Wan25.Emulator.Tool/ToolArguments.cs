using System.Globalization;

namespace Runware.Wan25.Emulator.Tool;

/// <summary>Reads the command line into the emulator's options.</summary>
internal static class ToolArguments
{
    private const string Head = """
        Runs a local Runware: POST arrays of tasks to the endpoint that it prints.

        runware-emulator [options]
          --port <n>                        port on the loopback interface; default 6111, 0 = any free one
          --seed <n>                        decides every random choice; default 25
          --generation-time <s> | <s>-<s>   how long a generation takes, in seconds; default 3-6
          --api-key <key>                   the only key that is accepted; default: any
          --state <file>                    keeps accepted tasks there, and goes on with those that are there; default: forgets
          --balance <usd>                   the account's balance; default 1000000
          --queue-capacity <n>              how many tasks may run at once; default: any number
          --progress                        rows of running results carry a progress
          --documented-world                behave as Runware's documentation suggests where its clients saw something else
          --help                            this text

        Where nobody outside knows how the service behaves, it can be either; the value in front is the default:

        """;

    private const string Foot = """

        GET /ledger beside the API shows what was requested and what it would have cost. GET /world shows the behaviours above, and
        POST /world changes them: {"UnknownTask":"EmptyData"}. Ctrl+C stops.
        """;

    private const int DefaultPort = 6111;
    private const double MaxNumber = 1e12;

    public static string Usage => string.Concat([Head, .. ServiceWorld.Options.Select(Describe), Foot]);

    /// <summary>Null, and what is wrong, if the arguments are not understood.</summary>
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
            else if (name == "--documented-world")
            {
                ServiceWorld.Documented.ApplyTo(options);
            }
            else if (index + 1 == arguments.Count)
            {
                problem = $"{name} is unknown or has no value.";
            }
            else if (!TryApply(options, name, arguments[++index]))
            {
                problem = WorldOption(name) is { } option
                    ? $"{name} cannot be {arguments[index]}. Allowed: {string.Join(", ", option.Values.Select(Hyphenated))}."
                    : $"{name} {arguments[index]} is not understood.";
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
            case "--queue-capacity" when ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort capacity):
                options.QueueCapacity = capacity;
                return true;
            case "--state":
                options.StateFile = value;
                return true;
            case "--api-key":
                options.ApiKey = value;
                return true;
            default:
                return WorldOption(name)?.TrySet(options, value) ?? false;
        }
    }

    private static WorldOption? WorldOption(string name) =>
        ServiceWorld.Options.FirstOrDefault(option => name == "--" + Hyphenated(option.Name));

    private static string Describe(WorldOption option)
    {
        string standard = option.Get(new RunwareEmulatorOptions());
        string values = string.Join(" | ", option.Values.OrderBy(value => value != standard).Select(Hyphenated));
        string line = Environment.NewLine;
        return $"  --{Hyphenated(option.Name),-32}{option.Description}{line}{new string(' ', 36)}{values}{line}";
    }

    /// <summary>GenericRow is generic-row on a command line.</summary>
    private static string Hyphenated(string name) =>
        string.Concat(name.Select((letter, place) => char.IsAsciiLetterUpper(letter) && place > 0 ? $"-{letter}" : $"{letter}"))
            .ToLowerInvariant();

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
