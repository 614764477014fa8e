using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

/// <summary>Authentication on a connection.</summary>
public class WebSocketAuthenticationTests
{
    [Fact]
    public async Task Authentication_comes_first()
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync();
        using SocketClient client = await SocketClient.ConnectAsync(emulator);

        await client.SendAsync(RawClient.TextTask(Guid.NewGuid()));
        string code = await client.ErrorCodeAsync();
        await client.AuthenticateAsync("any");

        Assert.Equal("missingAuthentication", code);
        Assert.Equal(0, emulator.Ledger.TaskCount);
    }

    [Fact]
    public async Task A_header_authenticates_nobody()
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync();
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer any");
        await socket.ConnectAsync(emulator.WebSocketEndpoint!, CancellationToken.None);

        await socket.SendAsync("[{\"taskType\":\"ping\"}]"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, true, default);
        byte[] buffer = new byte[1024];
        int count = (await socket.ReceiveAsync(buffer, default).WaitAsync(TimeSpan.FromSeconds(30))).Count;

        Assert.Contains("missingAuthentication", System.Text.Encoding.UTF8.GetString(buffer, 0, count), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task A_wrong_key_is_refused_and_another_may_follow(string key)
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync(new RunwareEmulatorOptions { ApiKey = "right" });
        using SocketClient client = await SocketClient.ConnectAsync(emulator);

        JsonObject refusal = await client.AskAsync(SocketClient.Authentication(key), SocketClient.Ping());
        await client.AuthenticateAsync("right");
        JsonObject pong = await client.AskAsync(SocketClient.Ping());

        JsonNode error = Assert.Single((JsonArray)refusal["errors"]!)!;
        Assert.Equal(("invalidApiKey", "authentication"), ((string?)error["code"], (string?)error["taskType"]));
        Assert.True((bool)pong["data"]![0]!["pong"]!);
    }

    [Fact]
    public async Task Tasks_may_follow_in_the_same_message()
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync();
        using SocketClient client = await SocketClient.ConnectAsync(emulator);
        var id = Guid.NewGuid();

        JsonObject greeting = await client.AskAsync(SocketClient.Authentication("any"), RawClient.TextTask(id));
        JsonObject acknowledgement = await client.ReceiveAsync();

        Assert.Equal("authentication", (string?)Assert.Single((JsonArray)greeting["data"]!)!["taskType"]);
        Assert.Equal(id.ToString(), (string?)acknowledgement["data"]![0]!["taskUUID"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"taskType\":\"ping\"}")]
    [InlineData("")]
    public async Task What_is_no_array_of_tasks_is_refused_and_the_connection_stays(string text)
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync();
        using SocketClient client = await SocketClient.ConnectAsync(emulator);

        await client.SendTextAsync(text);
        string before = await client.ErrorCodeAsync();
        await client.AuthenticateAsync("any");
        await client.SendTextAsync(text);
        string after = await client.ErrorCodeAsync();
        JsonObject pong = await client.AskAsync(SocketClient.Ping());

        Assert.Equal(("invalidJson", "invalidJson"), (before, after));
        Assert.True((bool)pong["data"]![0]!["pong"]!);
    }
}
