using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

/// <summary>Fault rules apply to messages as they do to POST requests.</summary>
public class WebSocketFaultTests
{
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task A_message_that_is_dropped_before_acceptance_is_not_charged()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnSubmit().Call(1).DropBeforeAccepting();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        await client.SendAsync(RawClient.TextTask(Guid.NewGuid()));

        await client.ExpectLossAsync();
        Assert.Equal(0, emulator.Ledger.TaskCount);
    }

    [Fact]
    public async Task A_refusal_is_a_message()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnSubmit().Call(1).Throttle(TimeSpan.FromSeconds(2));
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        await client.SendAsync(RawClient.TextTask(Guid.NewGuid()));

        Assert.Equal("rateLimitExceeded", await client.ErrorCodeAsync());
    }

    [Theory]
    [InlineData(502)]
    [InlineData(200)]
    public async Task A_proxys_page_is_a_lost_connection(int status)
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnSubmit().Call(1).RespondHtml(status);
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        await client.SendAsync(RawClient.TextTask(Guid.NewGuid()));

        await client.ExpectLossAsync();
        Assert.Equal(0, emulator.Ledger.TaskCount);
    }

    [Fact]
    public async Task A_delay_holds_up_neither_the_connection_nor_others()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnSubmit().Call(1).Delay(TimeSpan.FromSeconds(30));
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        (SocketClient other, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        using SocketClient open2 = other;
        var id = Guid.NewGuid();

        await client.SendAsync(RawClient.TextTask(id));
        JsonObject pong = await client.AskAsync(SocketClient.Ping());
        JsonObject acknowledgement = await other.AskAsync(RawClient.TextTask(Guid.NewGuid()));
        int before = emulator.Ledger.TaskCount;
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True((bool)pong["data"]![0]!["pong"]!);
        Assert.Equal("videoInference", (string?)acknowledgement["data"]![0]!["taskType"]);
        Assert.Equal(id.ToString(), (string?)(await client.ReceiveAsync())["data"]![0]!["taskUUID"]);
        Assert.Equal(1, before);
    }

    [Fact]
    public async Task A_stalled_message_goes_on_when_its_time_has_come()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnPoll().Call(1).StallAtByte(10, TimeSpan.FromSeconds(5));
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        var id = Guid.NewGuid();
        await client.AskAsync(RawClient.TextTask(id));

        await client.SendAsync(RawClient.Poll(id));
        byte[] buffer = new byte[1024];
        var part = await client.Socket.ReceiveAsync(buffer, default).WaitAsync(TimeSpan.FromSeconds(30));
        await StallAsync();
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((10, false), (part.Count, part.EndOfMessage));
        Assert.Contains("processing", await client.ReceiveTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_cut_is_missed()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnSubmit().Call(1).CutAtByte(10);
        (SocketClient client, string session) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        var id = Guid.NewGuid();

        await client.SendAsync(RawClient.TextTask(id));
        await Assert.ThrowsAsync<WebSocketException>(client.ReceiveTextAsync);
        (SocketClient again, _) = await SocketClient.OpenAsync(emulator, session);
        using SocketClient open2 = again;

        Assert.Equal(id.ToString(), (string?)(await again.ReceiveAsync())["data"]![0]!["taskUUID"]);
    }

    [Fact]
    public async Task A_response_that_is_no_envelope_is_sent_as_it_is()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnPoll().Call(1).Rewrite(_ => "not JSON");
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        await client.SendAsync(RawClient.Poll(Guid.NewGuid()));

        Assert.Equal("not JSON", await client.ReceiveTextAsync());
    }

    /// <summary>Waits until the stall's timer runs beside that of the connection: it starts after the first part was sent.</summary>
    private async Task StallAsync()
    {
        while (_clock.ActiveTimers < 2)
        {
            await Task.Yield();
        }
    }

    private Task<RunwareEmulator> StartAsync() => RunwareEmulator.StartAsync(new RunwareEmulatorOptions { TimeProvider = _clock });
}
