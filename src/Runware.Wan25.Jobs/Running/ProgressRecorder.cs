using System.Data.Common;
using System.Threading.Channels;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>
/// Stores how far a job is: the latest report only, not more often than asked for, but a new video at once. Progress that cannot be stored is not worth a job: the next
/// report tries again.
/// </summary>
internal sealed class ProgressRecorder(VideoOperation operation, JobRecord record, ExecutionRecords records, TimeSpan interval, TimeProvider clock) : IProgress<VideoProgress>
{
    private readonly Channel<VideoProgress> _reports = Channel.CreateBounded<VideoProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private (int? Percent, int Ended) _stored = (record.Percent, 0);

    /// <summary>Whether another execution has the job now.</summary>
    public bool WasOvertaken { get; private set; }

    public void Report(VideoProgress value) => _reports.Writer.TryWrite(value);

    public void Complete() => _reports.Writer.TryComplete();

    /// <summary>Stores reports until <see cref="Complete"/>.</summary>
    /// <param name="waiting">Cancelled by this when the job was overtaken.</param>
    public async Task RunAsync(CancellationTokenSource waiting)
    {
        DateTimeOffset next = DateTimeOffset.MinValue;
        await foreach (VideoProgress? report in _reports.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            (int? percent, int ended) = (report.Percent, report.Completed + report.Failed);
            if ((percent, ended) == _stored || (ended == _stored.Ended && clock.GetUtcNow() < next))
            {
                continue;
            }

            try
            {
                var result = ended > 0 && StoredResult.Union(record, operation.Result) is { } known ? StoredResult.Write(known) : null;
                if (await records.ProgressAsync(record, percent, result, CancellationToken.None).ConfigureAwait(false) is null)
                {
                    WasOvertaken = true;
                    await waiting.CancelAsync().ConfigureAwait(false);
                    return;
                }

                _stored = (percent, ended);
                next = clock.GetUtcNow() + interval;
            }
            catch (DbException)
            {
                next = clock.GetUtcNow() + interval;
            }
        }
    }
}
