using System.Globalization;
using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Output;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Writes a line for each row as it ends, and a summary at the end.</summary>
internal sealed class BatchReport
{
    private readonly CliOutput _output;
    private readonly BatchPreflight _check;
    private readonly Lock _gate = new();
    private int _done;
    private int _failed;
    private decimal _cost;

    public BatchReport(CliOutput output, BatchPreflight check)
    {
        _output = output;
        _check = check;
        if (check.Kept > 0)
        {
            output.WriteNote($"{check.Kept} of {check.Rows} rows are in the folder already.");
        }

        if (check.Failed > 0)
        {
            output.WriteNote($"{check.Failed} rows failed before and are left alone; --retry-failed makes them again, which costs.");
        }
    }

    public void Add(BatchResult result)
    {
        lock (_gate)
        {
            bool isDone = result.Status is BatchStatus.Done or BatchStatus.Partial;
            _done += isDone ? 1 : 0;
            _failed += result.Status == BatchStatus.Failed ? 1 : 0;
            _cost += result.Cost ?? 0;
            int ended = _check.Kept + _check.Failed + _done + _failed;
            string what = isDone
                ? $"{string.Join(", ", (result.Videos ?? []).Select(video => video.File))}  {CostConfirmation.Usd(result.Cost)}"
                : $"{result.Name}  {result.Status}: {result.Error?.Message}";
            _output.WriteResult(
                result,
                BatchJsonContext.Default.BatchResult,
                (string.Create(CultureInfo.InvariantCulture, $"{ended}/{_check.Rows}"), what));
        }
    }

    /// <summary>Writes the summary.</summary>
    /// <returns>The exit code.</returns>
    public int Finish()
    {
        int failed = _check.Failed + _failed;
        int remaining = _check.Rows - _check.Kept - _done - failed;
        var summary = new BatchSummary(_check.Rows, _check.Kept, _done, failed, remaining, _cost);
        _output.WriteResult(
            new BatchSummaryDocument(summary),
            BatchJsonContext.Default.BatchSummaryDocument,
            ("Made", string.Create(
                CultureInfo.InvariantCulture, $"{_done} rows now, {_check.Kept} before, for {CostConfirmation.Usd(_cost)}")),
            ("Failed", failed > 0 ? failed.ToString(CultureInfo.InvariantCulture) : null),
            ("Remaining", remaining > 0 ? remaining.ToString(CultureInfo.InvariantCulture) : null));
        return failed + remaining > 0 ? ExitCodes.Partial : ExitCodes.Success;
    }
}
