using System.Collections.Concurrent;
using System.Globalization;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Progress;
using Spectre.Console;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Shows the progress of a batch on a terminal: one bar for all rows, and the number of running rows.</summary>
internal sealed class BatchBar : IProgress<VideoProgress>
{
    private readonly ConcurrentDictionary<Guid, bool> _running = new();
    private readonly BatchPreflight _check;
    private readonly ProgressTask _bar;
    private int _failed;

    private BatchBar(BatchPreflight check, ProgressTask bar)
    {
        _check = check;
        _bar = bar;
        _bar.Value = check.Kept + check.Failed;
        Describe();
    }

    /// <param name="context">The command.</param>
    /// <param name="check">The planned work.</param>
    /// <param name="work">Does the work. Receives the bar, or <see langword="null"/> if there is no terminal.</param>
    public static Task RunAsync(CommandContext context, BatchPreflight check, Func<BatchBar?, Task> work) =>
        !context.Environment.IsErrorTerminal ? work(null) : LiveConsole.RunAsync(
            context,
            [
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn(),
            ],
            async (_, screen) =>
            {
                await work(new BatchBar(check, screen.AddTask("Videos", maxValue: Math.Max(1, check.Rows)))).ConfigureAwait(false);
                return true;
            });

    public void Report(VideoProgress value)
    {
        if (value.Completed + value.Failed < value.Expected)
        {
            _running[value.OperationId.TaskId] = true;
            Describe();
        }
    }

    public void Add(BatchResult result)
    {
        if (VideoOperationId.TryParse(result.OperationId, out VideoOperationId id))
        {
            _running.TryRemove(id.TaskId, out _);
        }

        if (result.Status == BatchStatus.Failed)
        {
            Interlocked.Increment(ref _failed);
        }

        _bar.Increment(1);
        Describe();
    }

    private void Describe()
    {
        int failed = _check.Failed + Volatile.Read(ref _failed);
        string failures = failed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {failed} failed") : "";
        _bar.Description = string.Create(
            CultureInfo.InvariantCulture, $"{_bar.Value:0} of {_check.Rows}, {_running.Count} running{failures}");
    }
}
