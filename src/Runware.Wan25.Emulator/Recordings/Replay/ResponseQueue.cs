namespace Runware.Wan25.Emulator;

/// <summary>The recorded responses to one request, in their order.</summary>
internal sealed class ResponseQueue
{
    private readonly List<RecordedCall> _calls = [];
    private int _next;

    public int Count => _calls.Count;

    public void Add(RecordedCall call) => _calls.Add(call);

    /// <summary>Gets the next response. After the last one, gets the last again if <paramref name="repeats"/> is true, or null.</summary>
    public RecordedCall? Next(bool repeats) =>
        _next < _calls.Count ? _calls[_next++] : repeats && _calls.Count > 0 ? _calls[^1] : null;
}
