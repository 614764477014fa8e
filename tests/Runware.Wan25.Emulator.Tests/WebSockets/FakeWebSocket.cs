using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

/// <summary>A server's socket without a network: it receives fragments from a list, and keeps what is sent.</summary>
internal sealed class FakeWebSocket : WebSocket
{
    private readonly Queue<(byte[] Bytes, WebSocketMessageType Type, bool IsLast)> _incoming = new();
    private readonly Channel<string> _sent = Channel.CreateUnbounded<string>();
    private WebSocketState _state = WebSocketState.Open;

    public bool FailsToSend { get; init; }

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _state;

    public override string? SubProtocol => null;

    public void Add(string fragment, bool isLast, WebSocketMessageType type = WebSocketMessageType.Text) =>
        _incoming.Enqueue((Encoding.UTF8.GetBytes(fragment), type, isLast));

    public Task<string> SentAsync() => _sent.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        if (!_incoming.TryDequeue(out var fragment))
        {
            return Task.FromResult(new WebSocketReceiveResult(0, WebSocketMessageType.Close, true));
        }

        fragment.Bytes.CopyTo(buffer.AsSpan());
        return Task.FromResult(new WebSocketReceiveResult(fragment.Bytes.Length, fragment.Type, fragment.IsLast));
    }

    public override Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (FailsToSend)
        {
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        }

        _sent.Writer.TryWrite(Encoding.UTF8.GetString(buffer));
        return Task.CompletedTask;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        _sent.Writer.TryWrite($"close {(int)closeStatus}");
        return Task.CompletedTask;
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Abort() => _state = WebSocketState.Aborted;

    public override void Dispose() => _state = WebSocketState.Closed;
}
