using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

/// <summary>The use of a WebSocket without faults.</summary>
public class WebSocketStoryTests
{
    private const string Pixel =
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task A_video_is_submitted_polled_and_downloaded()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        var id = Guid.NewGuid();

        JsonObject acknowledgement = await client.AskAsync(RawClient.TextTask(id));
        JsonObject running = await client.AskAsync(RawClient.Poll(id));
        _clock.Advance(TimeSpan.FromSeconds(10));
        JsonObject finished = await client.AskAsync(RawClient.Poll(id));

        Assert.Equal(
            $$"""{"data":[{"taskType":"videoInference","taskUUID":"{{id}}","status":"processing"}]}""",
            acknowledgement.ToJsonString());
        Assert.Equal("processing", (string?)running["data"]![0]!["status"]);
        JsonNode video = Assert.Single((JsonArray)finished["data"]!)!;
        Assert.Equal("success", (string?)video["status"]);
        Assert.False(finished.ContainsKey("errors"));
        using var http = new HttpClient();
        Assert.NotEmpty(await http.GetByteArrayAsync((string)video["videoURL"]!));
        Assert.Equal(1, emulator.Ledger.Charges);
    }

    [Fact]
    public async Task All_rows_of_a_task_come_in_one_message()
    {
        await using RunwareEmulator emulator = await StartAsync();
        emulator.Faults.OnGeneration().FailResult(2, "providerError", "No luck.");
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        var id = Guid.NewGuid();
        await client.AskAsync(RawClient.TextTask(id, ""","numberResults":3"""));

        _clock.Advance(TimeSpan.FromSeconds(10));
        JsonObject finished = await client.AskAsync(RawClient.Poll(id));

        Assert.Equal(2, ((JsonArray)finished["data"]!).Count);
        Assert.Equal("providerError", (string?)Assert.Single((JsonArray)finished["errors"]!)!["code"]);
    }

    [Fact]
    public async Task Each_task_of_a_message_has_a_response_of_its_own()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        var good = Guid.NewGuid();
        var bad = Guid.NewGuid();

        await client.SendAsync(SocketClient.Ping(), RawClient.TextTask(good), RawClient.TextTask(bad, ""","duration":7"""));
        JsonObject[] messages = [await client.ReceiveAsync(), await client.ReceiveAsync(), await client.ReceiveAsync()];

        Assert.True((bool)messages[0]["data"]![0]!["pong"]!);
        Assert.Equal(good.ToString(), (string?)messages[1]["data"]![0]!["taskUUID"]);
        Assert.False(messages[1].ContainsKey("errors"));
        Assert.Equal(bad.ToString(), (string?)messages[2]["errors"]![0]!["taskUUID"]);
        Assert.Equal(3, emulator.Ledger.Requests.LargestBatch);
    }

    [Fact]
    public async Task An_uploaded_image_is_a_first_frame()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        JsonObject uploaded = await client.AskAsync(
            new JsonObject { ["taskType"] = "imageUpload", ["taskUUID"] = Guid.NewGuid().ToString(), ["image"] = Pixel });
        string image = (string)uploaded["data"]![0]!["imageUUID"]!;
        JsonObject task = RawClient.TextTask(Guid.NewGuid(), $$""","inputs":{"frameImages":["{{image}}"]}""");
        JsonObject acknowledgement = await client.AskAsync(task);

        Assert.Equal("videoInference", (string?)acknowledgement["data"]![0]!["taskType"]);
    }

    [Fact]
    public async Task A_ping_returns_a_pong()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;

        await client.SendAsync(SocketClient.Ping());

        Assert.Equal("""{"data":[{"taskType":"ping","pong":true}]}""", await client.ReceiveTextAsync());
    }

    [Fact]
    public async Task A_dry_run_is_asked_for_in_the_url()
    {
        await using RunwareEmulator emulator = await StartAsync();
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator, query: "?sdk=js&dryRun=1");
        using SocketClient open = client;

        JsonObject response = await client.AskAsync(RawClient.TextTask(Guid.NewGuid()));

        Assert.Equal(0.473m, (decimal)response["data"]![0]!["cost"]!);
        Assert.Equal(0, emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Both_transports_share_the_state()
    {
        await using RunwareEmulator emulator = await StartAsync();
        using var http = new RawClient(emulator, overSocket: true);
        (SocketClient client, _) = await SocketClient.OpenAsync(emulator);
        using SocketClient open = client;
        var id = Guid.NewGuid();

        await client.AskAsync(RawClient.TextTask(id));
        string conflict = await http.ErrorCodeAsync(RawClient.TextTask(id));

        Assert.Equal("conflictTaskUUID", conflict);
        Assert.Single(await http.RowsAsync(id));
    }

    [Fact]
    public void There_is_no_socket_in_process() => Assert.Null(RunwareEmulator.CreateInProcess().WebSocketEndpoint);

    private Task<RunwareEmulator> StartAsync() => RunwareEmulator.StartAsync(new RunwareEmulatorOptions { TimeProvider = _clock });
}
