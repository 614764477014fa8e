using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

/// <summary>The limits of a connection, and when it closes.</summary>
public class WebSocketLimitTests
{
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task A_message_may_come_in_fragments()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        await client.SendTextAsync("[{\"taskType\":", isLast: false);
        await client.SendTextAsync("", isLast: false);
        await client.SendTextAsync("\"ping\"}]");

        Assert.True((bool)(await client.ReceiveAsync())["data"]![0]!["pong"]!);
    }

    [Fact]
    public async Task A_binary_message_closes_the_connection()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        await client.Socket.SendAsync("[{\"taskType\":\"ping\"}]"u8.ToArray(), WebSocketMessageType.Binary, true, default);

        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_message_that_is_too_large_closes_the_connection()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        byte[] piece = new byte[1 << 20];
        piece.AsSpan().Fill((byte)' ');

        for (int sent = 0; sent <= WebSocketEndpoint.MaxMessageBytes; sent += piece.Length)
        {
            await client.Socket.SendAsync(piece, WebSocketMessageType.Text, false, default);
        }

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Media_of_megabytes_fit()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        byte[] image = new byte[8 << 20];
        (image[0], image[1], image[2]) = (0xFF, 0xD8, 0xFF);

        JsonObject uploaded = await client.AskAsync(new JsonObject
        {
            ["taskType"] = "imageUpload",
            ["taskUUID"] = Guid.NewGuid().ToString(),
            ["image"] = "data:image/jpeg;base64," + Convert.ToBase64String(image),
        });

        Assert.NotNull(uploaded["data"]![0]!["imageUUID"]);
    }

    [Fact]
    public async Task A_connection_without_messages_closes_after_120_seconds()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        _clock.Advance(TimeSpan.FromSeconds(119));
        JsonObject pong = await client.AskAsync(SocketClient.Ping());
        _clock.Advance(TimeSpan.FromSeconds(119));
        JsonObject second = await client.AskAsync(SocketClient.Ping());
        _clock.Advance(TimeSpan.FromSeconds(120));

        Assert.True((bool)pong["data"]![0]!["pong"]! && (bool)second["data"]![0]!["pong"]!);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_client_closes_with_a_handshake()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(WebSocketState.Closed, client.Socket.State);
    }

    [Fact]
    public async Task Disposing_the_emulator_closes_its_connections()
    {
        RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnSubmit().Delay(TimeSpan.FromDays(1));
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        await client.SendAsync(RawClient.TextTask(Guid.NewGuid()));
        await client.AskAsync(SocketClient.Ping());

        ValueTask disposal = emulator.DisposeAsync();

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await client.ReceiveCloseAsync());
        await disposal;
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task There_is_no_socket_on_other_paths()
    {
        await using RunwareEmulator emulator = await StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(emulator.WebSocketEndpoint!, "/v2"), default));

        Assert.Equal(HttpStatusCode.NotFound, socket.HttpStatusCode);
    }

    private Task<RunwareEmulator> StartAsync() => RunwareEmulator.StartAsync(new RunwareEmulatorOptions { TimeProvider = _clock });
}
