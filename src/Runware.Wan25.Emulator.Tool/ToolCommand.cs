using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Runware.Wan25.Emulator.Tool;

/// <summary>The command line: its options, and the emulator's options that they define.</summary>
internal sealed class ToolCommand
{
    private const int DefaultPort = 6111;
    private const double MaxSeconds = 24 * 60 * 60;

    private readonly Option<ushort> _port = new("--port")
    {
        Description = "The port on the loopback interface. 0: any free port.",
        DefaultValueFactory = _ => DefaultPort,
    };

    private readonly Option<long> _seed = new("--seed")
    {
        Description = "The seed of every random choice.",
        DefaultValueFactory = _ => new RunwareEmulatorOptions().Seed,
    };

    private readonly Option<TimeRange> _generationTime = new("--generation-time")
    {
        Description = "How long a generation takes, in seconds: <s> or <s>-<s>. [default: 3-6]",
        HelpName = "s-s",
        CustomParser = ParseRange,
    };

    private readonly Option<string> _apiKey = new("--api-key") { Description = "The only key that is accepted. [default: any]" };

    private readonly Option<string> _state = new("--state")
    {
        Description = "Stores accepted tasks in this file, and continues with those in it. [default: nothing is stored]",
    };

    private readonly Option<string> _faults = new("--faults")
    {
        Description = "Reads faults from this file, a JSON array such as [{\"on\":\"submit\",\"call\":1,\"throttle\":2}]. "
            + "POST /faults beside the API takes the same; DELETE /faults removes them.",
    };

    private readonly Option<string> _replay = new("--replay")
    {
        Description = "Plays back this recording of Wan25Recorder in place of the emulator. Of the other options, only --port "
            + "and --strict apply.",
        HelpName = "file",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "With --replay: requires the same requests in the same order. [default: responses are found by task]",
    };

    private readonly Option<decimal> _balance = new("--balance")
    {
        Description = "The account's balance in US dollars.",
        DefaultValueFactory = _ => new RunwareEmulatorOptions().Balance,
    };

    private readonly Option<ushort?> _maxRunning = new("--max-running")
    {
        Description = "How many tasks may run at once. [default: any number]",
    };

    private readonly Option<bool> _progress = new("--progress") { Description = "Reports progress in the rows of running results." };

    private readonly Option<bool> _documentedWorld = new("--documented-world")
    {
        Description = "Behaves as Runware's documentation suggests, not as clients observed. The options below still apply.",
    };

    private readonly (WorldOption World, Option<string> Option)[] _world =
        [.. ServiceWorld.Options.Select(world => (world, OptionOf(world)))];

    /// <param name="run">Runs the emulator, with a file of fault rules if there is one, until the token is canceled.</param>
    /// <param name="replay">Plays a recording back until the token is canceled.</param>
    public ToolCommand(
        Func<RunwareEmulatorOptions, string?, CancellationToken, Task<int>> run,
        Func<string, ReplayOptions, CancellationToken, Task<int>> replay)
    {
        Root = new(
            "Runs a local Runware: POST arrays of tasks to the endpoint that it prints. GET /ledger beside the API shows what was "
            + "requested and what it would have cost. Ctrl+C stops it. The last options select behaviours that are not known: "
            + "GET /world returns them, and POST /world changes them.");
        Option[] options =
        [
            _port, _seed, _generationTime, _apiKey, _state, _faults, _balance, _maxRunning, _progress, _replay, _strict,
            _documentedWorld,
            .. _world.Select(entry => entry.Option),
        ];
        foreach (Option option in options)
        {
            Root.Options.Add(option);
        }

        Root.SetAction((result, cancellationToken) => result.GetValue(_replay) is { } recording
            ? replay(recording, ReadReplay(result), cancellationToken)
            : run(Read(result), result.GetValue(_faults), cancellationToken));
    }

    public RootCommand Root { get; }

    /// <summary>Parses the arguments and runs the command. An error in the arguments is reported without the whole help.</summary>
    public Task<int> RunAsync(string[] arguments)
    {
        ParseResult result = Root.Parse(arguments);
        if (result.Action is ParseErrorAction errors)
        {
            errors.ShowHelp = false;
        }

        return result.InvokeAsync();
    }

    /// <summary>Creates the emulator's options from a command line without errors.</summary>
    public RunwareEmulatorOptions Read(ParseResult result)
    {
        var options = new RunwareEmulatorOptions
        {
            Port = result.GetValue(_port),
            Seed = result.GetValue(_seed),
            Balance = result.GetValue(_balance),
            ApiKey = result.GetValue(_apiKey),
            StateFile = result.GetValue(_state),
            MaxRunning = result.GetValue(_maxRunning),
            ReportProgress = result.GetValue(_progress),
        };
        if (result.GetResult(_generationTime) is not null)
        {
            options.GenerationTime = result.GetValue(_generationTime);
        }

        if (result.GetValue(_documentedWorld))
        {
            ServiceWorld.Documented.ApplyTo(options);
        }

        foreach ((WorldOption world, Option<string> option) in _world)
        {
            if (result.GetValue(option) is { } value)
            {
                world.TrySet(options, value);
            }
        }

        return options;
    }

    private ReplayOptions ReadReplay(ParseResult result) => new()
    {
        Port = result.GetValue(_port),
        Mode = result.GetValue(_strict) ? ReplayMode.Strict : ReplayMode.ByTask,
    };

    private static Option<string> OptionOf(WorldOption world)
    {
        string name = "--" + Hyphenated(world.Name);
        string values = string.Join("|", world.Values.Select(Hyphenated));
        string standard = Hyphenated(world.Get(new RunwareEmulatorOptions()));
        var option = new Option<string>(name) { Description = $"{world.Description} [default: {standard}]", HelpName = values };
        option.Validators.Add(result =>
        {
            string value = result.GetValueOrDefault<string>() ?? "";
            if (!world.TrySet(new RunwareEmulatorOptions(), value))
            {
                result.AddError($"{name} cannot be {value}. Allowed: {values.Replace("|", ", ", StringComparison.Ordinal)}.");
            }
        });
        return option;
    }

    /// <summary>Converts a name to its form on the command line: GenericRow to generic-row.</summary>
    private static string Hyphenated(string name) =>
        string.Concat(name.Select((letter, place) => char.IsAsciiLetterUpper(letter) && place > 0 ? $"-{letter}" : $"{letter}"))
            .ToLowerInvariant();

    private static TimeRange ParseRange(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string[] ends = text.Split('-');
        if (ends.Length <= 2 && TryParse(ends[0], out TimeSpan min) && TryParse(ends[^1], out TimeSpan max) && min <= max)
        {
            return new(min, max);
        }

        result.AddError($"--generation-time {text} is not a number of seconds or a range such as 3-6.");
        return default;
    }

    private static bool TryParse(string text, out TimeSpan time)
    {
        bool fits = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds <= MaxSeconds;
        time = fits ? TimeSpan.FromSeconds(seconds) : default;
        return fits;
    }
}
