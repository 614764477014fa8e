using System.Net;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>An emulator that was killed, and the next one with its state file.</summary>
public sealed class StateFileTests : IDisposable
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);
    private readonly VirtualTimeProvider _clock = new();
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Running_tasks_go_on_with_the_same_results_at_the_same_times()
    {
        string before, inTheMiddle;
        Guid id;
        await using (var first = RunwareEmulator.CreateInProcess(Options()))
        {
            using var client = new RawClient(first);
            id = await client.SubmitAsync(""","numberResults":3,"includeCost":true""");
            _clock.Advance(TimeSpan.FromSeconds(4.5));
            inTheMiddle = (await client.RowsAsync(id)).ToJsonString();
            Assert.Contains("success", inTheMiddle, StringComparison.Ordinal);
            Assert.Contains("processing", inTheMiddle, StringComparison.Ordinal);
            before = LedgerSums(first);
        }

        RunwareEmulatorOptions other = Options();
        (other.Seed, other.GenerationTime) = (4711, TimeRange.Exactly(TimeSpan.FromHours(1)));
        await using var second = RunwareEmulator.CreateInProcess(other);
        using var later = new RawClient(second);

        Assert.Equal(before, LedgerSums(second));
        Assert.Equal(Unsigned(inTheMiddle), Unsigned((await later.RowsAsync(id)).ToJsonString()));
        _clock.Advance(Enough);
        Assert.All(await later.RowsAsync(id), row => Assert.Equal("success", (string?)row!["status"]));
        using HttpResponseMessage file = await later.Http.GetAsync((string)(await later.RowsAsync(id))[0]!["videoURL"]!);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Fact]
    public async Task A_task_id_stays_taken_and_is_charged_once()
    {
        Guid id;
        await using (var first = RunwareEmulator.CreateInProcess(Options()))
        {
            using var client = new RawClient(first);
            id = await client.SubmitAsync();
        }

        await using var second = RunwareEmulator.CreateInProcess(Options());
        using var again = new RawClient(second);
        var (status, body) = await again.PostAsync(RawClient.TextTask(id));
        Guid next = await again.SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("conflictTaskUUID", (string?)body["errors"]![0]!["code"]);
        Assert.Equal((2, 2), (second.Ledger.TaskCount, second.Ledger.Charges));
        Assert.Equal((1, 2), (second.Ledger.Find(id)!.Number, second.Ledger.Find(next)!.Number));
    }

    [Fact]
    public async Task A_failure_keeps_the_providers_words_and_its_parameter()
    {
        Guid words, frame;
        await using (var first = RunwareEmulator.CreateInProcess(Options()))
        {
            using var client = new RawClient(first);
            first.Faults.OnGeneration().Call(1).FailTask("providerError", "No.", """{"reason":"risk control"}""");
            first.Faults.OnGeneration().Call(2).FailFirstFrame();
            words = await client.SubmitAsync();
            frame = await client.SubmitAsync();
        }

        _clock.Advance(Enough);
        await using var second = RunwareEmulator.CreateInProcess(Options());
        using var later = new RawClient(second);

        var (_, body) = await later.PostAsync(RawClient.Poll(words), RawClient.Poll(frame));
        Assert.Equal("risk control", (string?)body["errors"]![0]!["responseContent"]!["reason"]);
        Assert.Equal("inputs.frameImages", (string?)body["errors"]![1]!["parameter"]);
    }

    [Fact]
    public async Task Failures_that_were_decided_stay_decided_without_their_rules()
    {
        Guid one, whole;
        await using (var first = RunwareEmulator.CreateInProcess(Options()))
        {
            using var client = new RawClient(first);
            first.Faults.OnGeneration().Call(1).FailResult(2, "providerError", "No luck.");
            first.Faults.OnGeneration().Call(2).FailTask("promptBlocked", "No.");
            first.Faults.OnGeneration().Call(3).NeverFinish();
            one = await client.SubmitAsync(""","numberResults":2""");
            whole = await client.SubmitAsync(""","numberResults":2""");
            await client.SubmitAsync();
        }

        await using var second = RunwareEmulator.CreateInProcess(Options());
        using var later = new RawClient(second);
        _clock.Advance(TimeSpan.FromHours(1));

        var (_, response) = await later.PostAsync(
            RawClient.Poll(one), RawClient.Poll(whole), RawClient.Poll(second.Ledger.Tasks[2].TaskId));
        Assert.Equal(["success", "processing"], response["data"]!.AsArray().Select(row => (string?)row!["status"]));
        Assert.Equal(["providerError", "promptBlocked"], response["errors"]!.AsArray().Select(error => (string?)error!["code"]));
    }

    [Fact]
    public async Task Media_ids_stay_good_and_deleted_ones_stay_deleted()
    {
        Guid kept, deleted;
        await using (var first = RunwareEmulator.CreateInProcess(Options()))
        {
            using var client = new RawClient(first);
            kept = await UploadAsync(client);
            deleted = await UploadAsync(client);
            await client.PostAsync(new JsonObject
            {
                ["taskType"] = "mediaStorage",
                ["operation"] = "delete",
                ["taskUUID"] = Guid.NewGuid().ToString(),
                ["media"] = deleted.ToString(),
            });
            await client.SubmitAsync($$""","inputs":{"frameImages":["{{kept}}"]}""");
        }

        await using var second = RunwareEmulator.CreateInProcess(Options());
        using var later = new RawClient(second);
        await later.SubmitAsync($$""","inputs":{"frameImages":["{{kept}}"]}""");

        JsonObject task = RawClient.TextTask(Guid.NewGuid(), $$""","inputs":{"frameImages":["{{deleted}}"]}""");
        Assert.Equal("mediaNotFound", await later.ErrorCodeAsync(task));
        Assert.Equal((3L, ReceivedMediaKind.Base64), (second.Ledger.FindUpload(kept)!.Length, second.Ledger.FindUpload(kept)!.Kind));
        Assert.DoesNotContain(await UploadAsync(later), new[] { kept, deleted });
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_dropped_and_written_over()
    {
        await using (var first = RunwareEmulator.CreateInProcess(Options()))
        {
            using var client = new RawClient(first);
            await client.SubmitAsync();
        }

        await File.AppendAllTextAsync(_file.Path, """{"number":2,"acceptedAt":"20""");
        for (int restart = 0; restart < 2; restart++)
        {
            await using var next = RunwareEmulator.CreateInProcess(Options());
            using var client = new RawClient(next);
            await client.SubmitAsync();
            Assert.Equal(2 + restart, next.Ledger.Charges);
        }
    }

    [Theory]
    [InlineData("{\"some\":\"other file\"}\n")]
    [InlineData("not JSON\n")]
    [InlineData("{\"runwareEmulator\":1,\"port\":1}\n{\"task\":{}}\n")]
    public void A_file_of_another_kind_is_refused_and_left_as_it_is(string content)
    {
        _file.Write(content);

        Assert.Throws<InvalidDataException>(() => RunwareEmulator.CreateInProcess(Options()));
        Assert.Equal(content, File.ReadAllText(_file.Path));
    }

    [Fact]
    public async Task Two_emulators_cannot_share_a_file()
    {
        await using var first = RunwareEmulator.CreateInProcess(Options());

        await Assert.ThrowsAsync<IOException>(() => RunwareEmulator.StartAsync(Options()));
    }

    [Fact]
    public async Task The_port_is_taken_again_so_that_urls_stay_good()
    {
        Uri endpoint, video;
        await using (var first = await RunwareEmulator.StartAsync(Options()))
        {
            endpoint = first.Endpoint;
            using var client = new RawClient(first, overSocket: true);
            Guid id = await client.SubmitAsync();
            _clock.Advance(Enough);
            video = new Uri((string)(await client.RowsAsync(id))[0]!["videoURL"]!);
        }

        await using var second = await RunwareEmulator.StartAsync(Options());
        using var http = new HttpClient();
        using HttpResponseMessage file = await http.GetAsync(video);

        Assert.Equal(endpoint, second.Endpoint);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    private static async Task<Guid> UploadAsync(RawClient client)
    {
        var (_, body) = await client.PostAsync(new JsonObject
        {
            ["taskType"] = "imageUpload",
            ["taskUUID"] = Guid.NewGuid().ToString(),
            ["image"] = Convert.ToBase64String("abc"u8),
        });
        return Guid.Parse((string)body["data"]![0]!["imageUUID"]!);
    }

    private static string LedgerSums(RunwareEmulator emulator) =>
        $"{emulator.Ledger.TaskCount} {emulator.Ledger.Charges} {emulator.Ledger.ChargedResults} "
        + $"{emulator.Ledger.Amount} {emulator.Ledger.Balance}";

    // The signature depends on the seed, which the second emulator of the test has changed.
    private static string Unsigned(string rows) => System.Text.RegularExpressions.Regex.Replace(rows, "sig=[0-9a-f]+", "");

    private RunwareEmulatorOptions Options() => new() { TimeProvider = _clock, StateFile = _file.Path, Rows = RowVisibility.All };
}
