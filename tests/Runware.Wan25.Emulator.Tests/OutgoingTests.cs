using System.Net;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Webhooks and uploads: the calls that the service makes.</summary>
public class OutgoingTests
{
    private const string Hook = ""","webhookURL":"https://app.test/hook?token=1" """;
    private const string Put = ""","uploadEndpoint":"https://bucket.test/x?sig=1" """;

    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task Each_finished_result_is_reported_once_and_flat()
    {
        using var receiver = new ReceivingHandler(_ => HttpStatusCode.OK);
        await using RunwareEmulator emulator = Create(receiver);
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().FailResult(2, "providerError", "No luck.");
        Guid id = await client.SubmitAsync(Hook + ""","numberResults":2,"includeCost":true""");
        Assert.Equal(0, receiver.Calls);

        _clock.Advance(TimeSpan.FromSeconds(10));
        ReceivingHandler.Received[] calls = [await receiver.NextAsync(), await receiver.NextAsync()];

        Assert.All(calls, call => Assert.Equal((HttpMethod.Post, "application/json"), (call.Method, call.ContentType)));
        Assert.All(calls, call => Assert.Equal("?token=1", call.Target.Query));
        Assert.All(calls, call => Assert.Equal(id.ToString(), (string?)call.Json["taskUUID"]));
        var success = calls.Single(call => (string?)call.Json["status"] == "success").Json;
        var failure = calls.Single(call => (string?)call.Json["status"] == "error").Json;
        var row = (await client.RowsAsync(id))[0]!;
        Assert.Equal((string?)row["videoURL"], (string?)success["videoURL"]);
        Assert.Equal(0.473m, (decimal)success["cost"]!);
        Assert.Equal("providerError", (string?)failure["code"]);
        Assert.Equal(2, receiver.Calls);
    }

    [Fact]
    public async Task A_refused_webhook_is_repeated_with_growing_pauses()
    {
        using var receiver = new ReceivingHandler(call => call < 4 ? HttpStatusCode.InternalServerError : HttpStatusCode.NoContent);
        await using RunwareEmulator emulator = Create(receiver);
        using var client = new RawClient(emulator);
        await client.SubmitAsync(Hook);

        // To the end of the generation and no further: the first delay begins there.
        _clock.Advance(_clock.UntilNextTimer!.Value);
        await AdvanceUntilAsync(() => emulator.Ledger.OutgoingCalls.Count == 4);

        IReadOnlyList<OutgoingCall> attempts = emulator.Ledger.OutgoingCalls;
        Assert.Equal([1, 2, 3, 4], attempts.Select(attempt => attempt.Attempt));
        Assert.Equal([500, 500, 500, 204], attempts.Select(attempt => attempt.Status!.Value));
        double[] pauses = [.. attempts.Zip(attempts.Skip(1), (one, next) => (next.At - one.At).TotalMilliseconds)];
        Assert.InRange(pauses[0], 250, 320);
        Assert.InRange(pauses[1], 500, 640);
        Assert.InRange(pauses[2], 1000, 1280);
        Assert.Equal(0, _clock.ActiveTimers);
    }

    [Fact]
    public async Task The_service_gives_up_after_its_attempts()
    {
        using var receiver = new ReceivingHandler(_ => HttpStatusCode.NotFound);
        await using RunwareEmulator emulator = Create(receiver, attempts: 3);
        using var client = new RawClient(emulator);
        await client.SubmitAsync(Hook);

        _clock.Advance(TimeSpan.FromSeconds(10));
        await AdvanceUntilAsync(() => emulator.Ledger.OutgoingCalls.Count == 3);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(3, receiver.Calls);
    }

    [Fact]
    public async Task The_file_is_put_where_the_task_asked_for_it()
    {
        using var receiver = new ReceivingHandler(_ => HttpStatusCode.OK);
        await using RunwareEmulator emulator = Create(receiver);
        using var client = new RawClient(emulator);
        Guid id = await client.SubmitAsync(Put + ""","outputFormat":"WEBM" """);

        _clock.Advance(TimeSpan.FromSeconds(10));
        ReceivingHandler.Received upload = await receiver.NextAsync();

        Assert.Equal((HttpMethod.Put, "video/webm"), (upload.Method, upload.ContentType));
        string url = (string)(await client.RowsAsync(id))[0]!["videoURL"]!;
        Assert.Equal(await client.Http.GetByteArrayAsync(url), upload.Body);
    }

    [Fact]
    public async Task Webhooks_may_come_twice_late_or_never()
    {
        using var receiver = new ReceivingHandler(_ => HttpStatusCode.OK);
        await using RunwareEmulator emulator = Create(receiver);
        using var client = new RawClient(emulator);
        emulator.Faults.OnOutgoing().ForOperation(1).Repeat();
        emulator.Faults.OnOutgoing().ForOperation(2).Lose();
        emulator.Faults.OnOutgoing().ForOperation(3).Delay(TimeSpan.FromMinutes(1));
        Guid twice = await client.SubmitAsync(Hook);
        await client.SubmitAsync(Hook);
        Guid late = await client.SubmitAsync(Hook);

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(twice.ToString(), (string?)(await receiver.NextAsync()).Json["taskUUID"]);
        Assert.Equal(twice.ToString(), (string?)(await receiver.NextAsync()).Json["taskUUID"]);
        await RealTime.UntilAsync(() => _clock is { ActiveTimers: 1, UntilNextTimer.TotalSeconds: > 40 and <= 60 });
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(late.ToString(), (string?)(await receiver.NextAsync()).Json["taskUUID"]);
        Assert.Equal(3, receiver.Calls);
    }

    [Fact]
    public async Task Over_sockets_one_emulator_can_call_another_but_never_a_real_host()
    {
        await using RunwareEmulator target = await RunwareEmulator.StartAsync();
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync(
            new() { TimeProvider = _clock, OutgoingAttempts = 1, GenerationTime = TimeRange.Exactly(TimeSpan.FromSeconds(10)) });
        using var client = new RawClient(emulator, overSocket: true);
        await client.SubmitAsync($$""","webhookURL":"{{target.Endpoint}}" """);
        await client.SubmitAsync(""","webhookURL":"http://192.0.2.1/hook" """);

        _clock.Advance(TimeSpan.FromSeconds(10));
        await AdvanceUntilAsync(() => emulator.Ledger.OutgoingCalls.Count == 2, maxStep: TimeSpan.Zero);

        Assert.Equal(400, emulator.Ledger.OutgoingCalls.Single(call => call.Target.IsLoopback).Status);
        Assert.Null(emulator.Ledger.OutgoingCalls.Single(call => !call.Target.IsLoopback).Status);
    }

    [Fact]
    public async Task A_stopped_emulator_leaves_no_timer_behind()
    {
        using var receiver = new ReceivingHandler(_ => HttpStatusCode.OK);
        RunwareEmulator emulator = Create(receiver);
        using (var client = new RawClient(emulator))
        {
            await client.SubmitAsync(Hook);
        }

        Assert.Equal(1, _clock.ActiveTimers);
        await emulator.DisposeAsync();
        Assert.Equal(0, _clock.ActiveTimers);
    }

    private RunwareEmulator Create(HttpMessageHandler receiver, int attempts = 8) =>
        RunwareEmulator.CreateInProcess(new() { TimeProvider = _clock, OutgoingHandler = receiver, OutgoingAttempts = attempts });

    /// <summary>Moves the clock from delay to delay, but never as far as the timeout of a call in progress.</summary>
    private async Task AdvanceUntilAsync(Func<bool> done, TimeSpan? maxStep = null)
    {
        await RealTime.UntilAsync(() =>
        {
            if (!done() && _clock.UntilNextTimer is { } next && next <= (maxStep ?? TimeSpan.FromSeconds(3)))
            {
                _clock.Advance(next);
            }

            return done();
        });
    }
}
