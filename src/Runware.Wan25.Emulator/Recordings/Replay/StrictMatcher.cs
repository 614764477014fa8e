namespace Runware.Wan25.Emulator;

/// <summary>Matches the same requests in the same order.</summary>
internal sealed class StrictMatcher(IReadOnlyList<RecordedCall> calls, Guid? only) : IReplayMatcher
{
    private readonly TaskIdMap _ids = new(calls, only);
    private int _next;
    private string? _mismatch;

    public ReplayedResponse Match(IncomingCall call)
    {
        if (_mismatch is null && FindMismatch(call) is { } found)
        {
            _mismatch = found;
        }

        // After a difference, no further match is meaningful.
        if (_mismatch is not null)
        {
            throw new ReplayMismatchException(_mismatch);
        }

        RecordedCall recorded = calls[_next++];
        string? json = recorded.Response?.Json?.GetRawText();
        return new ReplayedResponse(
            recorded.Response,
            json is null ? null : _ids.ToLive(json, recorded.Tasks.Where(task => task.Id is not null).Select(task => task.Id!.Value)),
            recorded.Response?.Status,
            [recorded]);
    }

    private string? FindMismatch(IncomingCall call)
    {
        if (_next == calls.Count)
        {
            return $"The recording ends after {calls.Count} exchanges. Received: {call}";
        }

        RecordedCall expected = calls[_next];
        bool isSameKind = expected.Tasks.Count == call.Tasks.Count
            && expected.Tasks.Zip(call.Tasks).All(pair => pair.First.Kind == pair.Second.Kind);
        foreach ((RecordedTask recorded, RecordedTask live) in isSameKind ? expected.Tasks.Zip(call.Tasks) : [])
        {
            if (live.Id is { } id && recorded.Id is { } recordedId && (!live.IsAboutGeneration || !_ids.IsPaired(recordedId, id)))
            {
                _ids.Pair(id, recordedId);
            }
        }

        string? body = call.Body is null ? null
            : _ids.ToRecorded(call.Body, call.Tasks.Where(task => task.Id is not null).Select(task => task.Id!.Value));
        string? expectedBody = expected.Body?.GetRawText();
        bool isSame = expected.Method == call.Method && body == expectedBody && (call.Body is not null || expected.Path == call.Path);
        return isSame ? null : $"Exchange {_next + 1} differs from the recording. "
            + $"Expected: {expected.Method} {expected.Path} {expectedBody}. Received: {call.Method} {call.Path} {body}";
    }
}
