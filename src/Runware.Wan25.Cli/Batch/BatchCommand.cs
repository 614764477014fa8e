using System.CommandLine;
using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Operations;
using Runware.Wan25.Cli.Parameters;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Makes a video of each row of a file, once, even if it is run several times.</summary>
internal sealed class BatchCommand : CliCommand
{
    private readonly Argument<string> _file = new("file")
    {
        Description = "One video in each row: .jsonl (an object with names of options as members), .csv (names of options in the first "
            + "row) or .txt (a prompt in each line). A column 'name' names the files. Paths of images begin in the folder of this file.",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder for the videos and results.jsonl. Run again with the same folder, only what is missing is made.",
        HelpName = "folder",
        Required = true,
    };

    private readonly Option<bool> _retryFailed = new("--retry-failed")
    {
        Description = "Makes rows again that were refused or failed before. Each is a new order, which costs.",
    };

    private readonly Option<int?> _parallel = new("--parallel")
    {
        Description = "How many videos may be made at once. [default: as many as the service takes]",
        HelpName = "number",
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int?>() < 1)
                {
                    result.AddError("--parallel must be at least 1.");
                }
            },
        },
    };

    private readonly ParameterOptions _defaults =
        new(CliParameters.All.Where(parameter => !parameter.IsOfOneRequest));

    private readonly CostOptions _cost = new();

    public BatchCommand()
        : base("batch", "Makes a video of each row of a file. Run again after a crash or Ctrl+C, it pays for nothing twice.")
    {
        Arguments.Add(_file);
        Options.Add(_output);
        Options.Add(_retryFailed);
        Options.Add(_parallel);
        _cost.AddTo(this);
        foreach (Option option in _defaults.All)
        {
            Options.Add(option);
        }
    }

    public override async Task<int> RunAsync(CommandContext context)
    {
        string working = context.Environment.WorkingFolder;
        var file = BatchFile.Open(Path.GetFullPath(context.Arguments.GetRequiredValue(_file), working));
        string path = Path.GetFullPath(context.Arguments.GetRequiredValue(_output), working);
        using var folder = BatchFolder.Open(path, context.Service.IsFree ? "emulator" : "runware", context.Environment.NewId);
        var planner = new BatchPlanner(file, folder, _defaults.Read(context.Arguments), context.Arguments.GetValue(_retryFailed));
        var check = BatchPreflight.Run(planner, path);
        var report = new BatchReport(context.Output, check);
        if (check.Videos > 0)
        {
            CostPermission permission = _cost.Read(context.Arguments);
            await CostConfirmation.PassAsync(context, permission, PluralText.Videos(check.Videos), check.Estimate).ConfigureAwait(false);
        }

        CliError? error = null;
        if (check.Videos + check.ToFetch.Count > 0)
        {
            async Task WorkAsync(BatchBar? bar) =>
                error = await RunAsync(context, folder, planner, check, report, bar).ConfigureAwait(false);
            await BatchBar.RunAsync(context, check, WorkAsync).ConfigureAwait(false);
        }

        if (error is not null)
        {
            context.Output.WriteError(error);
        }

        int exitCode = report.Finish();
        return error?.ExitCode ?? exitCode;
    }

    /// <returns>The error that ended the run; otherwise, null.</returns>
    private async Task<CliError?> RunAsync(
        CommandContext context, BatchFolder folder, BatchPlanner planner, BatchPreflight check, BatchReport report, BatchBar? bar)
    {
        void Add(BatchResult result)
        {
            report.Add(result);
            bar?.Add(result);
        }

        using var run = new BatchRun(folder, Add, context.CancellationToken) { Progress = bar };
        ServiceConnection connection = await context.ConnectAsync(options =>
        {
            _cost.Read(context.Arguments).ApplyTo(options);
            options.Concurrency.MaxRunning = context.Arguments.GetValue(_parallel);
            options.OnSubmitting = run.OnSubmittingAsync;
        }).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                await run.RunAsync(connection.Client, check.ToFetch, check.ReadToOrder(planner)).ConfigureAwait(false);
                return null;
            }
            catch (Exception exception) when (ErrorMapper.IsExpected(exception))
            {
                return ToError(exception, run.HasOrdered, context);
            }
        }
    }

    private static CliError ToError(Exception exception, bool hasOrdered, CommandContext context)
    {
        CliError error = ErrorMapper.Map(exception) with
        {
            OperationId = null,
            Advice = (hasOrdered ? "What was ordered goes on, and is charged." : "This run ordered nothing.")
                + " Go on, paying for nothing twice, with: "
                + $"wan25 {string.Join(' ', context.Arguments.Tokens.Select(token => ShellText.Quote(token.Value)))}",
        };
        return !hasOrdered ? error : error with
        {
            // The exit codes of the others promise that nothing was sent.
            ExitCode = error.ExitCode is ExitCodes.Invalid or ExitCodes.CostRefused ? ExitCodes.Partial : error.ExitCode,
            SubmissionState = null,
        };
    }
}
