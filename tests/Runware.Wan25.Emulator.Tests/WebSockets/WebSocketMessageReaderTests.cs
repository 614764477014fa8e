using System.Net.WebSockets;
using System.Text;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

public class WebSocketMessageReaderTests
{
    private readonly FakeWebSocket _socket = new();

    [Fact]
    public async Task Fragments_are_put_together()
    {
        _socket.Add("ab", isLast: false);
        _socket.Add("", isLast: false);
        _socket.Add("cd", isLast: true);
        _socket.Add("next", isLast: true);

        Assert.Equal("abcd", await ReadTextAsync(maxBytes: 4));
        Assert.Equal("next", await ReadTextAsync(maxBytes: 4));
    }

    [Fact]
    public async Task The_limit_holds_for_all_fragments_together()
    {
        _socket.Add("ab", isLast: false);
        _socket.Add("cde", isLast: true);

        Assert.Equal(ReceivedKind.TooLarge, await ReadKindAsync(maxBytes: 4));
    }

    [Fact]
    public async Task Binary_and_close_are_distinguished_from_text()
    {
        _socket.Add("ab", isLast: true, WebSocketMessageType.Binary);

        Assert.Equal(ReceivedKind.Binary, await ReadKindAsync(maxBytes: 4));
        Assert.Equal(ReceivedKind.Close, await ReadKindAsync(maxBytes: 4));
    }

    private async Task<ReceivedKind> ReadKindAsync(int maxBytes) =>
        (await new WebSocketMessageReader(_socket, maxBytes).ReadAsync(default)).Kind;

    private async Task<string> ReadTextAsync(int maxBytes)
    {
        ReceivedMessage message = await new WebSocketMessageReader(_socket, maxBytes).ReadAsync(default);
        Assert.Equal(ReceivedKind.Text, message.Kind);
        return Encoding.UTF8.GetString(message.Text.Span);
    }
}
