using System.Collections.Concurrent;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>What the handlers of all nodes of a test have done, and what they are to do.</summary>
internal sealed class Effects
{
    private int _running;

    public ConcurrentQueue<(string Key, VideoResult? Result, VideoJobFailure? Failure)> Seen { get; } = new();

    public int MaxAtOnce { get; private set; }

    /// <summary>Done in each call, after it was noted.</summary>
    public Func<VideoJob, CancellationToken, Task> Do { get; set; } = static (_, _) => Task.CompletedTask;

    public int CallsFor(string key) => Seen.Count(seen => seen.Key == key);

    public async Task HandleAsync(VideoJob job, VideoResult? result, VideoJobFailure? failure, CancellationToken cancellationToken)
    {
        lock (Seen)
        {
            MaxAtOnce = Math.Max(MaxAtOnce, ++_running);
        }

        try
        {
            Seen.Enqueue((job.Key, result, failure));
            await Do(job, cancellationToken);
        }
        finally
        {
            lock (Seen)
            {
                _running--;
            }
        }
    }
}
