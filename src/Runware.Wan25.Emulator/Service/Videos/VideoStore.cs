using System.Collections.Concurrent;

namespace Runware.Wan25.Emulator;

/// <summary>The accepted tasks by id and their results by video id. Every lookup takes constant time.</summary>
internal sealed class VideoStore(RunwareEmulatorOptions options)
{
    private readonly ConcurrentDictionary<Guid, VideoTask> _tasks = new();
    private readonly ConcurrentDictionary<Guid, VideoItem> _videos = new();
    private readonly PriorityQueue<VideoTask, DateTimeOffset> _running = new();

    public VideoTask? Find(Guid taskId) => _tasks.GetValueOrDefault(taskId);

    public VideoItem? FindVideo(Guid videoId) => _videos.GetValueOrDefault(videoId);

    /// <summary>Determines whether a submission under an existing id is refused.</summary>
    public bool Blocks(VideoTask existing, DateTimeOffset now) => options.TaskIdUniqueness switch
    {
        TaskIdUniqueness.Forever => true,
        TaskIdUniqueness.WhileRunning => existing.IsRunning(now),
        _ => false,
    };

    /// <summary>Adds a task. Guarded by the caller, as is <see cref="IsFull"/>, so that acceptance is atomic.</summary>
    public void Add(VideoTask task)
    {
        _tasks[task.Id] = task;
        foreach (VideoItem item in task.Items)
        {
            _videos[item.VideoId] = item;
        }

        // A limit may be set later, so running tasks are always counted.
        Forget(task.AcceptedAt);
        _running.Enqueue(task, task.FinishedAt ?? DateTimeOffset.MaxValue);
    }

    public bool IsFull(DateTimeOffset now)
    {
        Forget(now);
        return options.MaxRunning is { } max && _running.Count >= max;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_running.TryPeek(out _, out DateTimeOffset end) && end <= now)
        {
            _running.Dequeue();
        }
    }
}
