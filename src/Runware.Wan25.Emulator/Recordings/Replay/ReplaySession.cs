namespace Runware.Wan25.Emulator;

/// <summary>One run through a recording.</summary>
internal sealed class ReplaySession
{
    private readonly object _gate = new();
    private readonly List<string> _differences = [];
    private readonly HashSet<RecordedCall> _open;
    private readonly IReplayMatcher _matcher;

    public ReplaySession(IReadOnlyList<RecordedCall> calls, ReplayOptions options)
    {
        calls = options.Task is { } task ? [.. calls.Where(call => call.Concerns(task))] : calls;
        Options = options;
        _open = [.. calls];
        _matcher = options.Mode == ReplayMode.Strict ? new StrictMatcher(calls, options.Task) : new TaskMatcher(calls, options);
    }

    public ReplayOptions Options { get; }

    public RecordingSecrets Secrets { get; } = new();

    public int Remaining
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    public IReadOnlyList<string> Differences
    {
        get
        {
            lock (_gate)
            {
                return [.. _differences];
            }
        }
    }

    /// <exception cref="ReplayMismatchException">The recording has no response to the request.</exception>
    public ReplayedResponse Respond(IncomingCall call)
    {
        lock (_gate)
        {
            try
            {
                ReplayedResponse response = _matcher.Match(call);
                _open.ExceptWith(response.Sources);
                return response;
            }
            catch (ReplayMismatchException mismatch)
            {
                _differences.Add(mismatch.Message);
                throw;
            }
        }
    }
}
