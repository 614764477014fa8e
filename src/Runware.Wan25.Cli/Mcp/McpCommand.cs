using System.CommandLine;
using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Serves tools for agents over stdin and stdout.</summary>
internal sealed class McpCommand : CliCommand
{
    private const int MaxWindowHours = 100_000;

    private readonly Option<decimal?> _maxTotal = AmountOption.Create(
        "--max-total",
        "The most that videos may cost, in US dollars, those of earlier runs included. Required unless an emulator is used.",
        example: "5");

    private readonly Option<double?> _window = new("--window-hours")
    {
        Description = "Counts for --max-total only what was ordered within so many hours. [default: everything]",
        HelpName = "hours",
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<double?>() is not (> 0 and < MaxWindowHours))
                {
                    result.AddError($"--window-hours must be more than 0 and less than {MaxWindowHours}.");
                }
            },
        },
    };

    private readonly Option<string[]> _folders = new("--allow-folder")
    {
        Description = "A folder that the tools may read images from and save videos to. Can be given several times. [default: none]",
        HelpName = "folder",
        Arity = ArgumentArity.OneOrMore,
    };

    public McpCommand()
        : base("mcp", "Serves tools for agents (Model Context Protocol) over stdin and stdout.")
    {
        Options.Add(_maxTotal);
        Options.Add(_window);
        Options.Add(_folders);
    }

    public override async Task<int> RunAsync(CommandContext context)
    {
        decimal? maxTotal = context.Arguments.GetValue(_maxTotal);
        if (maxTotal is null && !context.Service.IsFree)
        {
            throw new CliException(new(ErrorCodes.CostNotConfirmed, ExitCodes.CostRefused, "Agents need a limit for what they may spend.")
            {
                Advice = "Start it with --max-total and an amount in US dollars, or with --emulator.",
            });
        }

        CliEnvironment environment = context.Environment;
        var folders = new AllowedFolders(context.Arguments.GetValue(_folders) ?? [], environment.WorkingFolder);
        string state = Path.Combine(environment.StateFolder, "wan25");
        using var records = VideoRecords.Open(state, context.Service.IsFree ? "emulator" : "runware");
        var recorder = new SubmissionRecorder(records);
        ServiceConnection connection = await context.ConnectAsync(options =>
        {
            options.OnSubmitting = recorder.OnSubmittingAsync;
            options.Spending.MaxTotal = maxTotal;
            if (maxTotal is not null)
            {
                options.Spending.Window = context.Arguments.GetValue(_window) is { } hours ? TimeSpan.FromHours(hours) : null;
                options.Spending.History = (from, _) => ValueTask.FromResult(records.Spending(from));
            }
        }).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var session = new McpSession(connection.Client, environment, folders, records, recorder);
            using var submit = new SubmitVideoTool(session);
            var host = new McpServerHost(
            [
                new EstimateVideoTool(session),
                submit,
                new GetVideoTool(session),
                new DownloadVideoTool(session),
                new ListVideosTool(session),
            ]);
            (Stream input, Stream output) = environment.OpenPipe();

            // Reading stdin cannot be canceled, so the host is not waited for after Ctrl+C.
            await host.RunAsync(input, output, context.CancellationToken)
                .WaitAsync(context.CancellationToken).ConfigureAwait(false);
        }

        return ExitCodes.Success;
    }
}
