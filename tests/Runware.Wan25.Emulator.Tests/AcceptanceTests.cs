using System.Net;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Authentication, charges, and that one id is charged once.</summary>
public class AcceptanceTests
{
    [Fact]
    public async Task A_used_task_id_is_refused_forever_and_charged_once()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(new()
        {
            TimeProvider = clock,
            TaskIdUniqueness = TaskIdUniqueness.Forever,
            ArchivedTask = ArchivedTaskResponse.Kept,
        });
        using var client = new RawClient(emulator);
        Guid id = await client.SubmitAsync();
        clock.Advance(TimeSpan.FromDays(30));

        var (status, body) = await client.PostAsync(RawClient.TextTask(id));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("[]", body["data"]!.ToJsonString());
        Assert.Equal("conflictTaskUUID", (string?)body["errors"]![0]!["code"]);
        Assert.Equal(id.ToString(), (string?)body["errors"]![0]!["taskUUID"]);
        LedgerTask task = emulator.Ledger.Find(id)!;
        Assert.Equal((1, 1), (task.Charges, task.RefusedSubmits));
        Assert.Equal("success", (string?)(await client.RowsAsync(id))[0]!["status"]);
    }

    [Fact]
    public async Task Of_many_submits_at_once_under_one_id_one_is_charged()
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync();
        using var client = new RawClient(emulator, overSocket: true);
        var id = Guid.NewGuid();

        var responses = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => client.PostAsync(RawClient.TextTask(id)))));

        Assert.Single(responses, response => response.Status == HttpStatusCode.OK);
        Assert.Equal((1, 31), (emulator.Ledger.Charges, emulator.Ledger.Find(id)!.RefusedSubmits));
    }

    [Theory]
    [InlineData(TaskIdUniqueness.Forever, 1, 1)]
    [InlineData(TaskIdUniqueness.WhileRunning, 1, 2)]
    [InlineData(TaskIdUniqueness.Never, 2, 3)]
    public async Task Uniqueness_can_be_weaker_than_observed(TaskIdUniqueness uniqueness, int whileRunning, int afterwards)
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock, TaskIdUniqueness = uniqueness });
        using var client = new RawClient(emulator);
        Guid id = await client.SubmitAsync();

        await client.PostAsync(RawClient.TextTask(id));
        Assert.Equal(whileRunning, emulator.Ledger.Charges);
        clock.Advance(TimeSpan.FromMinutes(1));
        await client.PostAsync(RawClient.TextTask(id));
        Assert.Equal(afterwards, emulator.Ledger.Charges);
        Assert.Equal(1, emulator.Ledger.TaskCount);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_both_ways_to_send_a_key_work()
    {
        await using var emulator = RunwareEmulator.CreateInProcess(new() { ApiKey = "right" });
        using var client = new RawClient(emulator);
        JsonObject Key(string key) => new() { ["taskType"] = "authentication", ["apiKey"] = key };
        JsonObject ping = new() { ["taskType"] = "ping" };

        var (status, body) = await client.PostAsync(RawClient.TextTask(Guid.NewGuid()));
        Assert.Equal((HttpStatusCode.Unauthorized, "invalidApiKey"), (status, (string?)body["errors"]![0]!["code"]));
        Assert.Null(body["data"]);
        client.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync(ping.DeepClone().AsObject())).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync(Key("wrong"), ping.DeepClone().AsObject())).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Key("right"), ping.DeepClone().AsObject())).Status);
        client.Http.DefaultRequestHeaders.Authorization = new("Bearer", "right");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(ping)).Status);
    }

    [Fact]
    public async Task An_upper_case_id_comes_back_in_lower_case()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        var id = Guid.NewGuid();
        JsonObject task = RawClient.TextTask(id);
        task["taskUUID"] = id.ToString().ToUpperInvariant();

        var (_, body) = await client.PostAsync(task);

        Assert.Equal(id.ToString(), (string?)body["data"]![0]!["taskUUID"]);
    }

    [Fact]
    public async Task Ids_of_other_versions_are_refused()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        JsonObject task = RawClient.TextTask(Guid.NewGuid());
        task["taskUUID"] = "01938f4e-7c5a-1def-8123-456789abcdef";

        Assert.Equal("invalidTaskUUID", await client.ErrorCodeAsync(task));
    }

    [Fact]
    public async Task Authentication_alone_returns_its_session()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        client.Http.DefaultRequestHeaders.Authorization = null;
        JsonObject Key() => new() { ["taskType"] = "authentication", ["apiKey"] = "any" };

        var (status, alone) = await client.PostAsync(Key());
        var (_, withPing) = await client.PostAsync(Key(), new JsonObject { ["taskType"] = "ping" });

        var row = (JsonObject)Assert.Single((JsonArray)alone["data"]!)!;
        Assert.Equal((HttpStatusCode.OK, "authentication"), (status, (string?)row["taskType"]));
        Assert.True(Guid.TryParse((string?)row["connectionSessionUUID"], out _));
        Assert.Equal("ping", (string?)Assert.Single((JsonArray)withPing["data"]!)!["taskType"]);
    }

    [Fact]
    public async Task Charges_reduce_the_balance_until_it_is_spent()
    {
        await using var emulator = RunwareEmulator.CreateInProcess(new() { Balance = 1m });
        using var client = new RawClient(emulator);
        await client.SubmitAsync(""","numberResults":2""");

        var refused = Guid.NewGuid();
        var (status, body) = await client.PostAsync(RawClient.TextTask(refused));
        Assert.Equal((HttpStatusCode.PaymentRequired, "insufficientCredits"), (status, (string?)body["errors"]![0]!["code"]));
        (_, body) = await client.PostAsync(new JsonObject
        {
            ["taskType"] = "accountManagement",
            ["taskUUID"] = Guid.NewGuid().ToString(),
            ["operation"] = "getDetails",
        });
        Assert.Equal(0.054m, (decimal)body["data"]![0]!["balance"]!["amount"]!);
        emulator.Ledger.AddCredit(1m);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(RawClient.TextTask(refused))).Status);
        Assert.Equal((2, 3, 1.419m), (emulator.Ledger.Charges, emulator.Ledger.ChargedResults, emulator.Ledger.Amount));
    }

    [Theory]
    [InlineData("", 0.473)]
    [InlineData(""","resolution":"480p" """, 0.2365)]
    [InlineData(""","resolution":"1080p","duration":10""", 1.476)]
    [InlineData(""","inputs":{"frameImages":["https://a.test/1.png"]},"resolution":null,"width":1280,"height":720""", 0.738)]
    public async Task A_dry_run_names_the_price_and_takes_nothing(string change, decimal price)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        client.Http.DefaultRequestHeaders.Add("X-Runware-Dry-Run", "1");
        JsonObject task = RawClient.TextTask(Guid.NewGuid());
        foreach (var (name, value) in (JsonObject)JsonNode.Parse("{" + change.TrimStart(',') + "}")!)
        {
            task.Remove(name);
            if (value is not null)
            {
                task[name] = value.DeepClone();
            }
        }

        var (_, body) = await client.PostAsync(task);

        Assert.Equal(price, (decimal)body["data"]![0]!["cost"]!);
        Assert.Equal((0, 0), (emulator.Ledger.TaskCount, emulator.Ledger.Charges));
    }

    [Fact]
    public async Task In_a_batch_one_bad_task_leaves_the_others_alone()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        Guid good = Guid.NewGuid();
        Guid bad = Guid.NewGuid();

        var (status, body) = await client.PostAsync(RawClient.TextTask(bad, ""","duration":6"""), RawClient.TextTask(good));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(good.ToString(), (string?)Assert.Single((JsonArray)body["data"]!)!["taskUUID"]);
        Assert.Equal(bad.ToString(), (string?)Assert.Single((JsonArray)body["errors"]!)!["taskUUID"]);
    }
}
