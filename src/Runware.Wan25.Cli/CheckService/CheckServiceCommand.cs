using System.CommandLine;
using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Output;
using Runware.Wan25.Cli.Service;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Checks how the real service behaves where that is not known, for users with an API key.</summary>
internal sealed class CheckServiceCommand : CliCommand
{
    private const decimal DefaultMaxCost = 2;

    private readonly Option<bool> _live = new("--live")
    {
        Description = "Sends requests to Runware. Without it, only an emulator is checked.",
    };

    private readonly Option<decimal?> _maxCost = AmountOption.Create(
        "--max-cost", "The highest total cost, in US dollars. [default: 2]", example: "0.50");

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Does not ask for confirmation before it spends." };

    private readonly Option<bool> _capacity = new("--include-capacity")
    {
        Description = "Also orders videos until one is refused for lack of capacity.",
    };

    private readonly Option<int> _watch = new("--watch-minutes")
    {
        Description = "How long a finished video is watched, to see when it is forgotten. An hour shows the most.",
        HelpName = "minutes",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder for report.txt, report.json and recording.jsonl.",
        HelpName = "folder",
        DefaultValueFactory = _ => "wan25-check",
    };

    public CheckServiceCommand()
        : base("check-service", "Checks how the service behaves where its documentation is silent. Costs about a dollar, and asks first.")
    {
        foreach (Option option in (Option[])[_live, _maxCost, _yes, _capacity, _watch, _output])
        {
            Options.Add(option);
        }
    }

    public override async Task<int> RunAsync(CommandContext context)
    {
        bool isFree = context.Service.IsFree;
        if (!isFree && !context.Arguments.GetValue(_live))
        {
            throw CliException.InvalidArguments(
                "check-service sends to Runware only with --live. Nothing was sent; try it with --emulator.");
        }

        string key = isFree ? "emulator" : ApiKeySource.Find(context.Service, context.Environment);
        string folder = Directory.CreateDirectory(
            Path.Combine(context.Environment.WorkingFolder, context.Arguments.GetValue(_output)!)).FullName;
        RunwareEmulator? emulator = context.Service.StartsEmulator
            ? await StartEmulatorAsync(context).ConfigureAwait(false)
            : null;
        try
        {
            ServiceCheckOptions options = Read(context, key, emulator?.Endpoint ?? context.Service.EmulatorUrl);
            context.Output.WriteNote(CheckPlan.Describe(options));
            await CostConfirmation.PassAsync(context, new(context.Arguments.GetValue(_yes), MaxCost: null), "The check", CheckPlan.Expected)
                .ConfigureAwait(false);
            return await RunAsync(context, options, folder, emulator).ConfigureAwait(false);
        }
        finally
        {
            if (emulator is not null)
            {
                await emulator.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<int> RunAsync(CommandContext context, ServiceCheckOptions options, string folder, RunwareEmulator? emulator)
    {
        string recording = Path.Combine(folder, "recording.jsonl");
        HttpMessageHandler connection = emulator?.CreateHandler() ?? context.Environment.Handler
            ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var recorder = new Wan25Recorder(recording, connection, new() { TimeProvider = options.Clock });
        ServiceCheckReport report = await ServiceCheck.RunAsync(recorder, options, context.Output.WriteNote, context.CancellationToken)
            .ConfigureAwait(false) with
        {
            Recording = recording,
        };
        string text = ReportText.Write(report);
        string json = CliOutput.ToJson(report, ServiceCheckJsonContext.Default.ServiceCheckReport);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.txt"), text + Environment.NewLine, CancellationToken.None)
            .ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), json + Environment.NewLine, CancellationToken.None)
            .ConfigureAwait(false);
        await context.Environment.Out.WriteLineAsync(context.Output.IsJson ? json : text).ConfigureAwait(false);
        return report.IsComplete ? ExitCodes.Success
            : context.CancellationToken.IsCancellationRequested ? ExitCodes.Interrupted
            : ExitCodes.Failure;
    }

    private static async Task<RunwareEmulator> StartEmulatorAsync(CommandContext context)
    {
        RunwareEmulator emulator = await context.Environment.StartEmulator(
            new RunwareEmulatorOptions { TimeProvider = context.Environment.Clock }, context.CancellationToken).ConfigureAwait(false);

        // The emulator does not decode images, so it is configured to fail this one.
        emulator.Faults.OnGeneration().ForPrompt(ProbeTasks.FailingPrompt).FailFirstFrame();
        return emulator;
    }

    private ServiceCheckOptions Read(CommandContext context, string key, Uri? emulator) => new()
    {
        Endpoint = emulator ?? new Wan25ClientOptions().Endpoint,
        ApiKey = key,
        MaxCost = context.Arguments.GetValue(_maxCost) ?? DefaultMaxCost,
        Clock = context.Environment.Clock,
        NewId = context.Environment.NewId,
        Watch = TimeSpan.FromMinutes(context.Arguments.GetValue(_watch)),
        IncludesCapacity = context.Arguments.GetValue(_capacity),
    };
}
