using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

/// <summary>A WebSocket client without an SDK: handwritten messages, and a time limit on every wait.</summary>
internal sealed class SocketClient : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private SocketClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public static async Task<SocketClient> ConnectAsync(RunwareEmulator emulator, string query = "")
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(emulator.WebSocketEndpoint + query), CancellationToken.None).WaitAsync(Guard);
        return new SocketClient(socket);
    }

    /// <summary>Connects and authenticates.</summary>
    public static async Task<(SocketClient Client, string Session)> OpenAsync(
        RunwareEmulator emulator, string? session = null, string query = "")
    {
        SocketClient client = await ConnectAsync(emulator, query);
        return (client, await client.AuthenticateAsync("any", session));
    }

    public static JsonObject Authentication(string key, string? session = null)
    {
        var task = new JsonObject { ["taskType"] = "authentication", ["apiKey"] = key };
        if (session is not null)
        {
            task["connectionSessionUUID"] = session;
        }

        return task;
    }

    public static JsonObject Ping() => new() { ["taskType"] = "ping", ["ping"] = true };

    public async Task<string> AuthenticateAsync(string key, string? session = null)
    {
        JsonObject response = await AskAsync(Authentication(key, session));
        JsonNode row = Assert.Single((JsonArray)response["data"]!)!;
        Assert.Equal("authentication", (string?)row["taskType"]);
        return (string)row["connectionSessionUUID"]!;
    }

    public Task SendAsync(params JsonObject[] tasks) => SendTextAsync(new JsonArray([.. tasks]).ToJsonString());

    public Task SendTextAsync(string text, bool isLast = true) =>
        Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, isLast, CancellationToken.None).WaitAsync(Guard);

    public async Task<string> ReceiveTextAsync()
    {
        using var message = new MemoryStream();
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult part;
        do
        {
            part = await Socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Guard);
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(message.ToArray());
    }

    public async Task<JsonObject> ReceiveAsync() => (JsonObject)JsonNode.Parse(await ReceiveTextAsync())!;

    public async Task<JsonObject> AskAsync(params JsonObject[] tasks)
    {
        await SendAsync(tasks);
        return await ReceiveAsync();
    }

    public async Task<string> ErrorCodeAsync()
    {
        JsonObject response = await ReceiveAsync();
        return (string)Assert.Single((JsonArray)response["errors"]!)!["code"]!;
    }

    /// <summary>Reads the close message and acknowledges it.</summary>
    public async Task<WebSocketCloseStatus?> ReceiveCloseAsync()
    {
        WebSocketReceiveResult part = await Socket.ReceiveAsync(new byte[4096], CancellationToken.None).WaitAsync(Guard);
        Assert.Equal(WebSocketMessageType.Close, part.MessageType);
        await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(Guard);
        return part.CloseStatus;
    }

    /// <summary>Expects the connection to be lost, without a message and without a close message.</summary>
    public Task ExpectLossAsync() => Assert.ThrowsAsync<WebSocketException>(
        () => Socket.ReceiveAsync(new byte[4096], CancellationToken.None).WaitAsync(Guard));

    public void Dispose() => Socket.Dispose();
}
