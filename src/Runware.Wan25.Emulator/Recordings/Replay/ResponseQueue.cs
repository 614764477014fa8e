namespace Runware.Wan25.Emulator;

/// <summary>The recorded responses to one question, in their order.</summary>
internal sealed class ResponseQueue
{
    private readonly List<RecordedCall> _calls = [];
    private int _next;

    public int Count => _calls.Count;

    public void Add(RecordedCall call) => _calls.Add(call);

    /// <summary>Gets the next one; after the last the last again, or null.</summary>
    public RecordedCall? Next(bool repeats) =>
        _next < _calls.Count ? _calls[_next++] : repeats && _calls.Count > 0 ? _calls[^1] : null;
}
