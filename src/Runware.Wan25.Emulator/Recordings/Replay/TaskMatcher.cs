namespace Runware.Wan25.Emulator;

/// <summary>Finds responses by the type and the id of a task, regardless of the requests in between.</summary>
internal sealed class TaskMatcher : IReplayMatcher
{
    private readonly ReplayOptions _options;
    private readonly TaskIdMap _ids;
    private readonly Dictionary<(string Kind, Guid? Id), ResponseQueue> _byTask = [];
    private readonly Dictionary<string, ResponseQueue> _byPath = new(StringComparer.Ordinal);

    public TaskMatcher(IReadOnlyList<RecordedCall> calls, ReplayOptions options)
    {
        _options = options;
        _ids = new TaskIdMap(calls, options.Task);
        foreach (RecordedCall call in calls)
        {
            foreach (RecordedTask task in call.Tasks.DistinctBy(KeyOf))
            {
                QueueOf(_byTask, KeyOf(task)).Add(call);
            }

            if (call.Tasks.Count == 0)
            {
                QueueOf(_byPath, PathKey(call.Method, call.Path)).Add(call);
            }
        }
    }

    public ReplayedResponse Match(IncomingCall call)
    {
        if (call.Tasks.Count == 0)
        {
            RecordedCall file = _byPath.GetValueOrDefault(PathKey(call.Method, call.Path))?.Next(repeats: true) ?? throw Unknown(call);
            return new ReplayedResponse(file.Response, file.Response?.Json?.GetRawText(), file.Response?.Status, [file]);
        }

        List<(RecordedTask Task, Guid? Recorded)> wanted = [.. call.Tasks.Select(task => (task, RecordedIdOf(task, call)))];
        var sources = new List<(RecordedCall Call, Guid? Id)>(wanted.Count);
        foreach ((RecordedTask task, Guid? recorded) in wanted)
        {
            bool repeats = _options.RepeatLastResponse && task.Kind is not RecordedTask.Submission;
            Guid? key = task.IsAboutGeneration ? recorded : null;
            RecordedCall source = _byTask.GetValueOrDefault((task.Kind, key))?.Next(repeats) ?? throw Unknown(call);
            Guid? recordedId = recorded;
            if (!task.IsAboutGeneration && task.Id is { } id && source.Tasks.First(one => one.Kind == task.Kind).Id is { } other)
            {
                _ids.Pair(id, other);
                recordedId = other;
            }

            sources.Add((source, recordedId));
        }

        return ReplayComposer.Compose(sources, _ids);
    }

    private Guid? RecordedIdOf(RecordedTask task, IncomingCall call) => task is { IsAboutGeneration: true, Id: { } id }
        ? _ids.ToRecorded(id, task.Kind == RecordedTask.Submission ? call.Body : null) ?? throw Unknown(call)
        : null;

    private ReplayMismatchException Unknown(IncomingCall call)
    {
        string known = string.Join(", ", _byTask.Select(one => $"{one.Key.Kind} {one.Key.Id} ({one.Value.Count})")
            .Concat(_byPath.Select(one => $"{one.Key} ({one.Value.Count})")));
        return new ReplayMismatchException($"The recording has no further response. Expected one of: {known}. Received: {call}");
    }

    private static (string Kind, Guid? Id) KeyOf(RecordedTask task) => (task.Kind, task.IsAboutGeneration ? task.Id : null);

    private static string PathKey(string method, string path) => $"{method} {path}";

    private static ResponseQueue QueueOf<TKey>(Dictionary<TKey, ResponseQueue> queues, TKey key)
        where TKey : notnull
    {
        if (!queues.TryGetValue(key, out ResponseQueue? queue))
        {
            queue = new ResponseQueue();
            queues.Add(key, queue);
        }

        return queue;
    }
}
