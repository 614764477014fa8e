using Runware.Wan25;

namespace Quickstart;

/// <summary>Represents the command line.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        Makes a video with Wan2.5-Preview.

        dotnet run --project samples/Quickstart -- [options]
          --prompt "…"      what to show; default: a lighthouse in a storm
          --image FILE      the first frame: makes a video from an image
          --output FILE     where to save it: .mp4, .webm or .mov; default: a new file in the current folder
          --live            use Runware itself, with the key in RUNWARE_API_KEY. This costs money
          --endpoint URL    use an emulator that runs on this machine (src/Runware.Wan25.Emulator.Tool)
          --resume ID       wait for a video that an earlier run submitted; with --live or --endpoint
          --help            this text

        Without --live nothing leaves this machine and nothing is spent: an emulator in this process replaces Runware.
        """;

    private const string DemoPrompt = "A lighthouse in a storm, slow dolly-in";

    private static readonly string[] NamesWithValue = ["--prompt", "--image", "--output", "--endpoint", "--resume"];

    private readonly Dictionary<string, string> _values = [];
    private readonly List<string> _unknown = [];

    private Arguments(string[] args)
    {
        for (var index = 0; index < args.Length; index++)
        {
            if (args[index] == "--live")
            {
                Live = true;
            }
            else if (args[index] is "--help" or "-h")
            {
                WantsHelp = true;
            }
            else if (NamesWithValue.Contains(args[index]) && index + 1 < args.Length)
            {
                _values[args[index]] = args[++index];
            }
            else
            {
                _unknown.Add(args[index]);
            }
        }
    }

    public string Prompt => this["--prompt"] ?? DemoPrompt;

    public string? Image => this["--image"];

    public string? Output => this["--output"];

    public Uri? Endpoint => Uri.TryCreate(this["--endpoint"], UriKind.Absolute, out Uri? url) ? url : null;

    public VideoOperationId? Resume => VideoOperationId.TryParse(this["--resume"], out VideoOperationId id) ? id : null;

    public bool Live { get; }

    public bool WantsHelp { get; }

    /// <summary>The arguments that are not an option, or an option without its value.</summary>
    public IReadOnlyList<string> UnknownArguments => _unknown;

    /// <summary>The value of an option as it was given, valid or not.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Parses the command line. If it returns false, the help or the errors have been printed.</summary>
    public static bool TryParse(string[] args, out Arguments arguments)
    {
        arguments = new Arguments(args);
        if (arguments.WantsHelp)
        {
            Console.WriteLine(Usage);
            return false;
        }

        var problems = ArgumentsValidator.Check(arguments).ToList();
        problems.ForEach(ConsoleOutput.WriteError);
        if (problems.Count > 0)
        {
            ConsoleOutput.WriteHint("Use --help to list the options.");
        }

        return problems.Count == 0;
    }
}
