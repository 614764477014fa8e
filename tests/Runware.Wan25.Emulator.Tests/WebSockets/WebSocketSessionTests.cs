using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

/// <summary>The messages for a client that resumes its session after its connection was lost.</summary>
public class WebSocketSessionTests
{
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task What_a_lost_connection_missed_is_delivered_to_the_resumed_one()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnSubmit().Call(1).DropAfterAccepting();
        (SocketClient lost, string session) = await SocketClient.OpenAsync(emulator);
        using SocketClient first = lost;
        var id = Guid.NewGuid();
        await lost.SendAsync(RawClient.TextTask(id));
        await lost.ExpectLossAsync();

        (SocketClient client, string resumed) = await SocketClient.OpenAsync(emulator, session);
        using SocketClient second = client;
        JsonObject missed = await client.ReceiveAsync();
        JsonObject next = await client.AskAsync(SocketClient.Ping());

        Assert.Equal(session, resumed);
        Assert.Equal($$"""{"data":[{"taskType":"videoInference","taskUUID":"{{id}}","status":"processing"}]}""", missed.ToJsonString());
        Assert.True((bool)next["data"]![0]!["pong"]!);
        Assert.Equal(1, emulator.Ledger.Charges);
    }

    [Fact]
    public async Task What_the_service_was_at_work_on_is_delivered_to_the_resumed_connection()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnSubmit().Call(1).DelayResponse(TimeSpan.FromSeconds(10));
        emulator.Faults.OnSubmit().Call(2).DropBeforeAccepting();
        (SocketClient lost, string session) = await SocketClient.OpenAsync(emulator);
        using SocketClient first = lost;
        var id = Guid.NewGuid();
        await lost.SendAsync(RawClient.TextTask(id));
        await lost.SendAsync(RawClient.TextTask(Guid.NewGuid()));
        await lost.ExpectLossAsync();

        (SocketClient client, _) = await SocketClient.OpenAsync(emulator, session);
        using SocketClient second = client;
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(id.ToString(), (string?)(await client.ReceiveAsync())["data"]![0]!["taskUUID"]);
        Assert.Equal(1, emulator.Ledger.TaskCount);
    }

    [Fact]
    public async Task A_session_that_is_resumed_elsewhere_leaves_its_connection()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient before, string session) = await SocketClient.OpenAsync(emulator);
        using SocketClient first = before;

        (SocketClient client, string resumed) = await SocketClient.OpenAsync(emulator, session);
        using SocketClient second = client;

        await before.ExpectLossAsync();
        Assert.Equal(session, resumed);
        Assert.True((bool)(await client.AskAsync(SocketClient.Ping()))["data"]![0]!["pong"]!);
    }

    [Theory]
    [InlineData("0a6a7d43-5a35-4c5e-9f5e-8f1b1a4f8f11")]
    [InlineData("no uuid")]
    public async Task An_unknown_session_is_a_new_one(string unknown)
    {
        await using RunwareEmulator emulator = await StartAsync();

        (SocketClient client, string session) = await SocketClient.OpenAsync(emulator, unknown);
        using SocketClient open = client;

        Assert.NotEqual(unknown, session);
        Assert.True(Guid.TryParseExact(session, "D", out _));
    }

    [Fact]
    public void A_session_belongs_to_its_key()
    {
        var sessions = new WebSocketSessions(_clock, seed: 25);
        WebSocketSession session = sessions.Open("key", resumed: null);

        Assert.Same(session, sessions.Open("key", session.Id));
        Assert.NotEqual(session.Id, sessions.Open("another key", session.Id).Id);
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void A_session_is_kept_for_120_seconds(int seconds, bool isKept)
    {
        var sessions = new WebSocketSessions(_clock, seed: 25);
        WebSocketSession session = sessions.Open("key", resumed: null);

        _clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(isKept, session == sessions.Open("key", session.Id));
    }

    [Fact]
    public async Task A_missed_message_is_kept_for_120_seconds()
    {
        var session = new WebSocketSession(Guid.NewGuid(), "key", _clock);
        session.Deliver(new OutgoingMessage("old"u8.ToArray()));
        _clock.Advance(TimeSpan.FromSeconds(60));
        session.Deliver(new OutgoingMessage("young"u8.ToArray()));
        _clock.Advance(TimeSpan.FromSeconds(61));
        using var socket = new FakeWebSocket();
        await using var connection = new WebSocketConnection(socket, _clock, CancellationToken.None);

        session.Attach(connection, new OutgoingMessage("greeting"u8.ToArray()));

        Assert.Equal("greeting", await socket.SentAsync());
        Assert.Equal("young", await socket.SentAsync());
        Assert.False(session.IsExpired(_clock.GetUtcNow()));
    }

    [Fact]
    public async Task What_a_connection_did_not_send_is_missed()
    {
        var session = new WebSocketSession(Guid.NewGuid(), "key", _clock);
        using var broken = new FakeWebSocket { FailsToSend = true };
        await using (var connection = new WebSocketConnection(broken, _clock, CancellationToken.None))
        {
            connection.Enter(session, new OutgoingMessage("its own greeting"u8.ToArray()));
            session.Deliver(new OutgoingMessage("first"u8.ToArray()));
            session.Deliver(new OutgoingMessage("second"u8.ToArray()));
        }

        using var socket = new FakeWebSocket();
        await using var resumed = new WebSocketConnection(socket, _clock, CancellationToken.None);
        resumed.Enter(session, new OutgoingMessage("greeting"u8.ToArray()));
        session.Deliver(new OutgoingMessage("third"u8.ToArray()));

        Assert.Equal("greeting", await socket.SentAsync());
        string[] missed = [await socket.SentAsync(), await socket.SentAsync()];
        Assert.Equal(["first", "second"], missed.Order());
        Assert.Equal("third", await socket.SentAsync());
    }

    private Task<RunwareEmulator> StartAsync() => RunwareEmulator.StartAsync(new RunwareEmulatorOptions { TimeProvider = _clock });
}
