using System.Net.WebSockets;
using System.Threading.Channels;

namespace Runware.Wan25.Emulator;

/// <summary>
/// One socket. A loop of its own sends the messages in order, so that a client that reads slowly delays nothing else. It closes after
/// <see cref="IdleLimit"/> without a message.
/// </summary>
internal sealed class WebSocketConnection : IAsyncDisposable
{
    public static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(120);

    private readonly Channel<OutgoingMessage> _outgoing = Channel.CreateUnbounded<OutgoingMessage>(new() { SingleReader = true });
    private readonly CancellationTokenSource _lost;
    private readonly WebSocket _socket;
    private readonly TimeProvider _clock;
    private readonly ITimer _idle;
    private OutgoingMessage? _unfinished;
    private WebSocketSession? _session;
    private WebSocketCloseStatus _closeStatus = WebSocketCloseStatus.NormalClosure;
    private string? _closeReason;
    private int _closeRequested;

    public WebSocketConnection(WebSocket socket, TimeProvider clock, CancellationToken disconnected)
    {
        _socket = socket;
        _clock = clock;
        _lost = CancellationTokenSource.CreateLinkedTokenSource(disconnected);
        _idle = clock.CreateTimer(
            _ => Close(WebSocketCloseStatus.NormalClosure, "No message for 120 seconds."), null, IdleLimit, Timeout.InfiniteTimeSpan);
        Sending = SendAllAsync();
    }

    /// <summary>Gets the send loop; it ends with the close message, or with the connection.</summary>
    public Task Sending { get; }

    /// <summary>Gets the token that is canceled when the connection is lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Gets the session, once the connection is authenticated.</summary>
    public WebSocketSession? Session => _session;

    /// <summary>Queues a message and returns true, or returns false if the connection is closing or lost.</summary>
    public bool TryPost(OutgoingMessage message) => _outgoing.Writer.TryWrite(message);

    public void Enter(WebSocketSession session, OutgoingMessage greeting)
    {
        WebSocketSession? before = Interlocked.Exchange(ref _session, session);
        if (before != session)
        {
            before?.Detach(this, []);
        }

        session.Attach(this, greeting);
    }

    /// <summary>Records that a message was exchanged.</summary>
    public void Touch() => _idle.Change(IdleLimit, Timeout.InfiniteTimeSpan);

    /// <summary>Sends what is queued, then a close message.</summary>
    public void Close(WebSocketCloseStatus status, string? reason)
    {
        if (Interlocked.Exchange(ref _closeRequested, 1) == 0)
        {
            (_closeStatus, _closeReason) = (status, reason);
            _outgoing.Writer.TryComplete();
        }
    }

    /// <summary>Breaks the connection off, without a close message.</summary>
    public void Abort()
    {
        try
        {
            // First: the send loop would mistake the end of the queue for the time of the close message.
            _lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // A request took longer than its connection lived.
        }

        _outgoing.Writer.TryComplete();
    }

    public async ValueTask DisposeAsync()
    {
        await _idle.DisposeAsync().ConfigureAwait(false);
        _outgoing.Writer.TryComplete();
        await _lost.CancelAsync().ConfigureAwait(false);
        await Sending.ConfigureAwait(false);
        _session?.Detach(this, Unsent());
        _lost.Dispose();
    }

    private List<OutgoingMessage> Unsent()
    {
        List<OutgoingMessage> messages = _unfinished is { } unfinished ? [unfinished] : [];
        while (_outgoing.Reader.TryRead(out OutgoingMessage message))
        {
            messages.Add(message);
        }

        messages.RemoveAll(static message => message.IsGreeting);
        return messages;
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (OutgoingMessage message in _outgoing.Reader.ReadAllAsync(_lost.Token).ConfigureAwait(false))
            {
                _unfinished = message;
                await SendAsync(message).ConfigureAwait(false);
                _unfinished = null;
                Touch();
            }

            await _socket.CloseOutputAsync(_closeStatus, _closeReason, _lost.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (WebSocketErrors.IsLoss(e))
        {
            Abort();
        }
    }

    private async Task SendAsync(OutgoingMessage message)
    {
        int sent = 0;
        if (message.StallAt is { } stall && stall < (message.CutAt ?? message.Text.Length))
        {
            await SendAsync(message.Text[..stall], isLast: false).ConfigureAwait(false);
            sent = stall;
            await Task.Delay(message.StallFor, _clock, _lost.Token).ConfigureAwait(false);
        }

        if (message.CutAt is { } cut && cut < message.Text.Length)
        {
            await SendAsync(message.Text[sent..cut], isLast: false).ConfigureAwait(false);
            throw new IOException("A fault rule cut the message.");
        }

        await SendAsync(message.Text[sent..], isLast: true).ConfigureAwait(false);
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> text, bool isLast) =>
        _socket.SendAsync(text, WebSocketMessageType.Text, isLast, _lost.Token);
}
