using System.Data.Common;
using System.Threading.Channels;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Stores the progress of a job: the latest report, at most once per interval, but a new video at once.</summary>
internal sealed class ProgressRecorder(
    VideoOperation operation, VideoJob job, RunningJob running, JobTable table, TimeSpan interval, TimeProvider clock)
    : IProgress<VideoProgress>
{
    private readonly Channel<VideoProgress> _reports = Channel.CreateBounded<VideoProgress>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private (int? Percent, int Ended) _stored = (job.Percent, 0);

    public void Report(VideoProgress value) => _reports.Writer.TryWrite(value);

    public void Complete() => _reports.Writer.TryComplete();

    /// <summary>Stores reports until <see cref="Complete"/> is called, or the job is found to be another execution's.</summary>
    public async Task RunAsync()
    {
        long? last = null;
        await foreach (VideoProgress report in _reports.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            (int? Percent, int Ended) current = (report.Percent, report.Completed + report.Failed);
            bool isTooEarly = last is { } then && clock.GetElapsedTime(then) < interval;
            if (current == _stored || (current.Ended == _stored.Ended && isTooEarly))
            {
                continue;
            }

            last = clock.GetTimestamp();
            try
            {
                VideoResult? result = current.Ended > 0 ? StoredResult.Union(job, operation.Result) : null;
                if (await table.ProgressAsync(job, current.Percent, result).ConfigureAwait(false) is null)
                {
                    running.Release();
                    return;
                }

                _stored = current;
            }
            catch (DbException)
            {
                // Progress that cannot be stored does not fail the job; the next report tries again.
            }
        }
    }
}
