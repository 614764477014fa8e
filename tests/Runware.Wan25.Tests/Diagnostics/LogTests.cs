using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Runware.Wan25.Tests.Diagnostics;

/// <summary>What an operator reads about an operation: one line for each turn it takes, under a number that stays.</summary>
[Collection(ClockDriven.Name)]
public sealed class LogTests : IDisposable
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").Build();
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();
    private readonly LogRecords _log = new();

    public void Dispose()
    {
        _service.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_submission_that_is_accepted()
    {
        using var client = Client();

        await client.SubmitAsync(Request);

        Assert.Equal([100, 101], _log.Numbers);
    }

    [Fact]
    public async Task A_job_that_is_joined()
    {
        using var client = Client();

        await client.SubmitAsync(Request.ToBuilder().WithTaskId(Id.TaskId).Build());

        Assert.Equal([100, 102], _log.Numbers);
    }

    [Fact]
    public async Task A_submission_that_takes_more_than_one_round_is_counted_too()
    {
        _service.Script("videoInference", _ => throw new HttpRequestException("reset"), call => call.Acknowledge());
        _service.Script("getResponse", call => call.Error("taskNotFound", 404));
        using var client = Client();
        using var resends = new MetricCollector<long>(null, Wan25Telemetry.MeterName, "runware.submit.retries");

        await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal([100, 103, 101], _log.Numbers);
        Assert.Matches(@"^no response from \S+ \(HttpRequestException\)$", _log.Value(103, "Reason"));
        Assert.Equal(1, Assert.Single(resends.GetMeasurementSnapshot()).Value);
    }

    [Fact]
    public async Task The_last_attempt_is_not_said_to_be_retried()
    {
        _service.Script("videoInference", _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "no route"));
        using var client = Client(options => options.Retry.MaxAttempts = 2);

        await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal([100, 103, 104], _log.Numbers);
    }

    [Fact]
    public async Task A_submission_that_is_refused()
    {
        _service.Script("videoInference", call => call.Error("insufficientCredits", 402));
        using var client = Client();

        await Assert.ThrowsAsync<RunwareApiException>(() => client.SubmitAsync(Request));

        Assert.Equal([100, 104], _log.Numbers);
        Assert.Equal("insufficientCredits, HTTP 402", _log.Value(104, "Reason"));
        Assert.Equal("Refused", _log.Value(104, "SubmissionState"));
    }

    [Fact]
    public async Task A_submission_without_a_response()
    {
        _service.OnCall = (_, _) => throw new HttpRequestException("reset");
        using var client = Client();

        await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal("RunwareConnectionException", _log.Value(104, "Reason"));
    }

    [Fact]
    public async Task A_wait_with_a_poll_that_fails_and_a_status_that_nobody_knows()
    {
        _service.Script(
            "getResponse",
            _ => ScriptedService.Html(502),
            call => call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"rendering"}"""),
            call => call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"rendering"}"""),
            call => call.Respond());
        using var client = Client();

        await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());

        Assert.Equal([201, 200, 203, 200, 200, 300], _log.Numbers);
        Assert.Equal("rendering", _log.Value(203, "Status"));
        Assert.Equal(("1", "0"), (_log.Value(300, "Videos"), _log.Value(300, "Failures")));
    }

    [Fact]
    public async Task A_failure()
    {
        _service.Script("getResponse", call => call.Error("timeoutProvider", 200));
        using var client = Client();

        await Assert.ThrowsAsync<VideoGenerationFailedException>(() => _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync()));

        Assert.Equal([200, 300, 301], _log.Numbers);
        Assert.Equal("timeoutProvider", _log.Value(301, "Code"));
    }

    [Fact]
    public async Task A_wait_that_runs_out_of_time_or_is_given_up()
    {
        _service.Script("getResponse", call => call.Processing());
        using var client = Client(options => options.CompletionTimeout = TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync()));
        Assert.Equal(302, _log.Numbers.Last());

        using var cancellation = new CancellationTokenSource();
        var wait = client.GetOperation(Id).WaitForCompletionAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => wait);

        Assert.Contains(303, _log.Numbers);
        Assert.Equal(Id.ToString(), _log.Value(303, "OperationId"));
    }

    [Fact]
    public async Task A_service_that_refuses_large_batches()
    {
        var haveAllBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _service.Script(
            "getResponse", call => call.TaskIds.Count() > 1 ? call.Error("arrayTooLarge", 400, tagged: false) : call.Processing(), call =>
                call.TaskIds.Count() > 1 ? call.Error("arrayTooLarge", 400, tagged: false) : call.Respond());
        _service.HoldUntil(haveAllBegun.Task);
        using var client = Client();
        var waits = Enumerable.Range(0, 40).Select(_ => client.GetOperation(new(Guid.NewGuid())).WaitForCompletionAsync()).ToList();
        haveAllBegun.SetResult();

        await _clock.RunAsync(Task.WhenAll(waits));

        Assert.Contains(202, _log.Numbers);
        Assert.Equal(40, _log.Numbers.Count(number => number == 300));
    }

    private Wan25Client Client(Action<Wan25ClientOptions>? configure = null)
    {
        var options = new Wan25ClientOptions
        {
            ApiKey = ScriptedService.Key,
            Endpoint = new("https://scripted.test/v1"),
            Retry = { BaseDelay = TimeSpan.FromSeconds(1) },
        };
        configure?.Invoke(options);
        return new(options, _service, _clock, _log.Factory);
    }
}
