namespace Runware.Wan25.Emulator;

/// <summary>Maps each id of the client to a recorded task.</summary>
/// <param name="calls">The recorded exchanges.</param>
/// <param name="only">The only task that ids may map to; null for any.</param>
internal sealed class TaskIdMap(IReadOnlyList<RecordedCall> calls, Guid? only)
{
    private readonly Dictionary<Guid, Guid> _recorded = [];
    private readonly Dictionary<Guid, Guid> _live = [];

    // In the order of their first appearance, each with the body of its first submission.
    private readonly List<(Guid Id, string? Body)> _known = Known(calls, only);

    /// <summary>Gets the recorded id that an id of the client maps to; <see langword="null"/> if none is left.</summary>
    public Guid? ToRecorded(Guid id, string? body)
    {
        if (_recorded.TryGetValue(id, out Guid known))
        {
            return known;
        }

        bool isItself = _known.Exists(one => one.Id == id);
        var free = _known.Where(one => !_live.ContainsKey(one.Id)).ToList();
        Guid? found = isItself ? id
            : free.Find(one => body is not null && one.Body == Replace(body, id, one.Id)) is { Id: var same } && same != Guid.Empty ? same
            : free.Count > 0 ? free[0].Id
            : null;
        if (found is { } recorded)
        {
            Pair(id, recorded);
        }

        return found;
    }

    public void Pair(Guid live, Guid recorded)
    {
        _recorded[live] = recorded;
        _live[recorded] = live;
    }

    /// <summary>Determines whether either of the ids is mapped already.</summary>
    public bool IsPaired(Guid recorded, Guid live) => _recorded.ContainsKey(live) || _live.ContainsKey(recorded);

    /// <summary>Replaces recorded ids with the client's.</summary>
    public string ToLive(string text, IEnumerable<Guid> recorded) => recorded
        .Where(_live.ContainsKey)
        .Aggregate(text, (before, id) => Replace(before, id, _live[id]));

    /// <summary>Replaces the client's ids with recorded ones.</summary>
    public string ToRecorded(string text, IEnumerable<Guid> live) => live
        .Where(_recorded.ContainsKey)
        .Aggregate(text, (before, id) => Replace(before, id, _recorded[id]));

    private static string Replace(string text, Guid from, Guid to) =>
        from == to ? text : text.Replace(from.ToString("D"), to.ToString("D"), StringComparison.OrdinalIgnoreCase);

    private static List<(Guid Id, string? Body)> Known(IReadOnlyList<RecordedCall> calls, Guid? only)
    {
        var known = new List<(Guid Id, string? Body)>();
        foreach (RecordedCall call in calls)
        {
            foreach (RecordedTask task in call.Tasks.Where(task =>
                task.IsAboutGeneration && task.Id is not null && (only ?? task.Id) == task.Id))
            {
                string? body = task.Kind == RecordedTask.Submission ? call.Body?.GetRawText() : null;
                int at = known.FindIndex(one => one.Id == task.Id);
                if (at < 0)
                {
                    known.Add((task.Id!.Value, body));
                }
                else if (known[at].Body is null)
                {
                    known[at] = (known[at].Id, body);
                }
            }
        }

        return known;
    }
}
