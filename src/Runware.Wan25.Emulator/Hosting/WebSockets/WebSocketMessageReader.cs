using System.Buffers;
using System.Net.WebSockets;

namespace Runware.Wan25.Emulator;

/// <summary>What came from a client.</summary>
internal enum ReceivedKind
{
    Text,
    Binary,
    TooLarge,
    Close,
}

/// <summary>A received message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its UTF-8, if it is text.</param>
internal readonly record struct ReceivedMessage(ReceivedKind Kind, ReadOnlyMemory<byte> Text = default);

/// <summary>Puts messages together from the fragments in which they arrive.</summary>
internal sealed class WebSocketMessageReader(WebSocket socket, int maxBytes)
{
    private const int FragmentBytes = 4096;

    public async ValueTask<ReceivedMessage> ReadAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(FragmentBytes);
        while (true)
        {
            ValueWebSocketReceiveResult fragment = await socket
                .ReceiveAsync(message.GetMemory(FragmentBytes), cancellationToken)
                .ConfigureAwait(false);
            if (fragment.MessageType != WebSocketMessageType.Text)
            {
                return new(fragment.MessageType == WebSocketMessageType.Close ? ReceivedKind.Close : ReceivedKind.Binary);
            }

            if (message.WrittenCount + fragment.Count > maxBytes)
            {
                return new(ReceivedKind.TooLarge);
            }

            message.Advance(fragment.Count);
            if (fragment.EndOfMessage)
            {
                return new(ReceivedKind.Text, message.WrittenMemory);
            }
        }
    }

    /// <summary>Passes over whatever still arrives, until the client closes.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        byte[] scratch = new byte[FragmentBytes];
        ValueWebSocketReceiveResult fragment;
        do
        {
            fragment = await socket.ReceiveAsync(scratch.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        while (fragment.MessageType != WebSocketMessageType.Close);
    }
}
