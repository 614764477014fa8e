using Runware.Wan25;

namespace Quickstart;

/// <summary>The command line.</summary>
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
          --resume ID       wait for a video that an earlier run has submitted; with --live or --endpoint
          --help            this text

        Without --live nothing leaves this machine and nothing is spent: an emulator in this process plays Runware.
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

    /// <summary>What was given and is no option, or lacks its value.</summary>
    public IReadOnlyList<string> UnknownArguments => _unknown;

    /// <summary>The value as it was given, also where it makes no sense.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>False if there is nothing to do: help was asked for, or something is wrong. Either is then on the screen.</summary>
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
            ConsoleOutput.WriteHint("--help shows what there is.");
        }

        return problems.Count == 0;
    }
}
