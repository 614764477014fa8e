using System.Buffers;
using System.Net.WebSockets;

namespace Runware.Wan25.Emulator;

/// <summary>The kind of a received message.</summary>
internal enum ReceivedKind
{
    Text,
    Binary,
    TooLarge,
    Close,
}

/// <summary>A received message.</summary>
/// <param name="Kind">The kind of the message.</param>
/// <param name="Text">The UTF-8 text, if it is a text message.</param>
internal readonly record struct ReceivedMessage(ReceivedKind Kind, ReadOnlyMemory<byte> Text = default);

/// <summary>Assembles messages from their fragments.</summary>
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

    /// <summary>Discards all further messages until the client closes the connection.</summary>
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
