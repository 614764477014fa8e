using System.Net;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Faults between a client and the service.</summary>
public class RequestFaultTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_dropped_submit_is_charged_only_if_it_was_dropped_after_acceptance(bool overSocket, bool after)
    {
        await using RunwareEmulator emulator = overSocket ? await RunwareEmulator.StartAsync() : RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator, overSocket);
        SubmitFault rule = emulator.Faults.OnSubmit().Call(1);
        _ = after ? rule.DropAfterAccepting() : rule.DropBeforeAccepting();
        JsonObject task = RawClient.TextTask(Guid.NewGuid());

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(task));

        // A reset is "unknown" over a socket; what matters is that neither proves that nothing was accepted.
        HttpRequestError reset = overSocket ? HttpRequestError.Unknown : HttpRequestError.ResponseEnded;
        Assert.Contains(failure.HttpRequestError, new[] { HttpRequestError.ResponseEnded, reset });
        Assert.Equal(after ? 1 : 0, emulator.Ledger.Charges);
        Assert.Equal(1, rule.Hits);
        var (status, _) = await client.PostAsync((JsonObject)task.DeepClone());
        Assert.Equal(after ? HttpStatusCode.BadRequest : HttpStatusCode.OK, status);
        Assert.Equal(1, emulator.Ledger.Charges);
    }

    [Fact]
    public async Task No_connection_looks_like_no_connection()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        emulator.Faults.OnSubmit().FailToConnect();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.SubmitAsync());

        Assert.Equal(HttpRequestError.ConnectionError, failure.HttpRequestError);
        Assert.Equal(0, emulator.Ledger.TaskCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_canned_response_replaces_the_service_or_only_its_response(bool accepted)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        SubmitFault rule = emulator.Faults.OnSubmit();
        _ = accepted ? rule.RespondAfterAccepting(503, "busy", "text/plain") : rule.Respond(503, "busy", "text/plain");
        rule.WithHeader("X-Proxy", "yes");

        using HttpResponseMessage response = await client.PostTextAsync($"[{RawClient.TextTask(Guid.NewGuid()).ToJsonString()}]");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "busy"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("yes", Assert.Single(response.Headers.GetValues("X-Proxy")));
        Assert.Equal(accepted ? 1 : 0, emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Throttling_names_seconds_or_a_date_on_the_emulators_clock()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
        using var client = new RawClient(emulator);
        emulator.Faults.OnAnyRequest().Call(1).Throttle(TimeSpan.FromSeconds(1.5));
        emulator.Faults.OnAnyRequest().Call(2).ThrottleUntilDate(TimeSpan.FromSeconds(30));

        using HttpResponseMessage first = await client.PostTextAsync("""[{"taskType":"ping"}]""");
        using HttpResponseMessage second = await client.PostTextAsync("""[{"taskType":"ping"}]""");
        using HttpResponseMessage third = await client.PostTextAsync("""[{"taskType":"ping"}]""");

        Assert.Equal((HttpStatusCode)429, first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), first.Headers.RetryAfter!.Delta);
        Assert.Equal(clock.GetUtcNow().AddSeconds(30), second.Headers.RetryAfter!.Date);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cut_response_breaks_off_and_a_shortened_one_pretends_to_be_whole(bool overSocket)
    {
        await using RunwareEmulator emulator = overSocket ? await RunwareEmulator.StartAsync() : RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator, overSocket);
        emulator.Faults.OnAnyRequest().Call(1).CutAtByte(5);
        emulator.Faults.OnAnyRequest().Call(2).ShortenBodyTo(5);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostTextAsync("""[{"taskType":"ping"}]"""));
        using HttpResponseMessage shortened = await client.PostTextAsync("""[{"taskType":"ping"}]""");

        Assert.Equal("{\"dat", await shortened.Content.ReadAsStringAsync());
        Assert.Equal(5, shortened.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Delays_run_on_the_clock_before_or_after_acceptance()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
        using var client = new RawClient(emulator);
        emulator.Faults.OnSubmit().Call(1).Delay(TimeSpan.FromMinutes(1));
        emulator.Faults.OnSubmit().Call(2).DelayResponse(TimeSpan.FromMinutes(1));

        Task<Guid> before = client.SubmitAsync();
        Assert.Equal((0, 1), (emulator.Ledger.Charges, clock.ActiveTimers));
        clock.Advance(TimeSpan.FromMinutes(1));
        await before;
        Task<Guid> after = client.SubmitAsync();
        Assert.Equal((2, false), (emulator.Ledger.Charges, after.IsCompleted));
        clock.Advance(TimeSpan.FromMinutes(1));
        await after;
    }

    [Fact]
    public async Task Batches_can_be_refused_processed_in_part_or_left_without_rows()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        Guid one = await client.SubmitAsync();
        Guid two = await client.SubmitAsync();
        emulator.Faults.OnPoll().Call(1).RefuseBatchesLargerThan(1);
        emulator.Faults.OnPoll().Call(2).ProcessOnlyFirstTask();
        emulator.Faults.OnPoll().Call(3).OmitRows();

        var (status, body) = await client.PostAsync(RawClient.Poll(one), RawClient.Poll(two));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Null(body["errors"]![0]!["taskUUID"]);
        (_, body) = await client.PostAsync(RawClient.Poll(one), RawClient.Poll(two));
        Assert.Equal(one.ToString(), (string?)Assert.Single((JsonArray)body["data"]!)!["taskUUID"]);
        (_, body) = await client.PostAsync(RawClient.Poll(one), RawClient.Poll(two));
        Assert.Equal("""{"data":[]}""", body.ToJsonString());
        (_, body) = await client.PostAsync(RawClient.Poll(one), RawClient.Poll(two));
        Assert.Equal(2, ((JsonArray)body["data"]!).Count);
    }

    [Fact]
    public async Task Responses_can_be_reordered_and_decorated()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        Guid[] ids = [.. await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.SubmitAsync()))];
        emulator.Faults.OnPoll().Calls(1, 2).ShuffleRows().WithEmptyErrors();
        emulator.Faults.OnPoll().Call(3).AddError("serverError", "Not yours.")
            .Rewrite(json => json.Replace("processing", "pending", StringComparison.Ordinal));
        JsonObject[] Polls() => [.. ids.Select(RawClient.Poll)];

        var (_, first) = await client.PostAsync(Polls());
        var (_, second) = await client.PostAsync(Polls());
        var (_, third) = await client.PostAsync(Polls());

        string[] Order(JsonObject body) => [.. ((JsonArray)body["data"]!).Select(row => (string)row!["taskUUID"]!)];
        Assert.NotEqual(Order(first), Order(second));
        Assert.Equal(Order(first).Order(), Order(second).Order());
        Assert.Equal("[]", first["errors"]!.ToJsonString());
        Assert.Null(Assert.Single((JsonArray)third["errors"]!)!["taskUUID"]);
        Assert.Equal("pending", (string?)third["data"]![0]!["status"]);
    }
}
