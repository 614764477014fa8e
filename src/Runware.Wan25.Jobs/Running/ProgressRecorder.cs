using System.Data.Common;
using System.Threading.Channels;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Stores the progress of a job: the latest report, at most once per interval, but a new video at once.</summary>
internal sealed class ProgressRecorder(
    VideoOperation operation, JobRecord record, ExecutionRecords records, TimeSpan interval, TimeProvider clock) : IProgress<VideoProgress>
{
    private readonly Channel<VideoProgress> _reports = Channel.CreateBounded<VideoProgress>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private (int? Percent, int Ended) _stored = (record.Percent, 0);

    /// <summary>Whether another execution has taken over the job.</summary>
    public bool IsSuperseded { get; private set; }

    public void Report(VideoProgress value) => _reports.Writer.TryWrite(value);

    public void Complete() => _reports.Writer.TryComplete();

    /// <summary>Stores reports until <see cref="Complete"/> is called.</summary>
    /// <param name="waiting">The source to cancel when another execution has taken over the job.</param>
    public async Task RunAsync(CancellationTokenSource waiting)
    {
        DateTimeOffset next = DateTimeOffset.MinValue;
        await foreach (VideoProgress report in _reports.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            (int? Percent, int Ended) current = (report.Percent, report.Completed + report.Failed);
            if (current == _stored || (current.Ended == _stored.Ended && clock.GetUtcNow() < next))
            {
                continue;
            }

            try
            {
                if (!await TryStoreAsync(current.Percent, hasResult: current.Ended > 0).ConfigureAwait(false))
                {
                    IsSuperseded = true;
                    await waiting.CancelAsync().ConfigureAwait(false);
                    return;
                }

                _stored = current;
            }
            catch (DbException)
            {
                // Progress that cannot be stored does not fail the job; the next report tries again.
            }

            next = clock.GetUtcNow() + interval;
        }
    }

    private async Task<bool> TryStoreAsync(int? percent, bool hasResult)
    {
        VideoResult? result = hasResult ? StoredResult.Union(record, operation.Result) : null;
        string? json = result is null ? null : StoredResult.Write(result);
        return await records.ProgressAsync(record, percent, json, CancellationToken.None).ConfigureAwait(false) is not null;
    }
}
