using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>The ledger, in C# and over HTTP.</summary>
public class LedgerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_ledger_is_served_as_json_beside_the_api(bool overSocket)
    {
        await using RunwareEmulator emulator = overSocket ? await RunwareEmulator.StartAsync() : RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator, overSocket);
        Guid id = await client.SubmitAsync(""","numberResults":2""");
        await client.PostAsync(RawClient.TextTask(id));
        await client.RowsAsync(id);

        JsonNode ledger = JsonNode.Parse(await client.Http.GetStringAsync(new Uri(emulator.Endpoint, "/ledger")))!;

        Assert.Equal((1, 1, 2), ((int)ledger["tasks"]!, (int)ledger["charges"]!, (int)ledger["chargedResults"]!));
        Assert.Equal((0.946m, 999_999.054m), ((decimal)ledger["amount"]!, (decimal)ledger["balance"]!));
        Assert.Equal((2, 1), ((int)ledger["requests"]!["submits"]!, (int)ledger["requests"]!["polls"]!));
        JsonNode task = Assert.Single((JsonArray)ledger["perTask"]!)!;
        Assert.Equal((id.ToString(), 1, 1), ((string)task["taskUUID"]!, (int)task["refusedSubmits"]!, (int)task["polls"]!));
    }

    [Fact]
    public async Task The_ledger_keeps_what_was_submitted_and_in_which_order()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        Guid one = await client.SubmitAsync(""","seed":7""");
        var refused = Guid.NewGuid();
        await client.PostAsync(RawClient.TextTask(refused, ""","duration":6"""));
        Guid three = await client.SubmitAsync();

        Assert.Equal([one, three], emulator.Ledger.Tasks.Select(task => task.TaskId));
        Assert.Equal([1, 3], emulator.Ledger.Tasks.Select(task => task.Number));
        LedgerTask second = emulator.Ledger.Find(refused)!;
        Assert.Equal((2, 0, 1), (second.Number, second.Charges, second.RefusedSubmits));
        Assert.Equal(RawClient.TextTask(one, ""","seed":7""").ToJsonString(), emulator.Ledger.Tasks[0].RequestJson);
        Assert.Null(emulator.Ledger.Find(Guid.NewGuid()));
    }

    [Fact]
    public async Task Credentials_on_downloads_and_bodies_without_length_are_noticed()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
        using var client = new RawClient(emulator);
        Guid id = await client.SubmitAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        string url = (string)(await client.RowsAsync(id))[0]!["videoURL"]!;
        using var anonymous = new HttpClient(emulator.CreateHandler());

        await anonymous.GetByteArrayAsync(url);
        Assert.Equal((1, 0), (emulator.Ledger.Requests.Downloads, emulator.Ledger.Requests.DownloadsWithCredentials));
        await client.Http.GetByteArrayAsync(url);
        Assert.Equal((2, 1), (emulator.Ledger.Requests.Downloads, emulator.Ledger.Requests.DownloadsWithCredentials));
        Assert.Equal(0, emulator.Ledger.Requests.PostsWithoutLength);
        using var chunked = new StreamContent(new NonSeekable());
        await client.Http.PostAsync(emulator.Endpoint, chunked);
        Assert.Equal(1, emulator.Ledger.Requests.PostsWithoutLength);
    }

    private sealed class NonSeekable : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
