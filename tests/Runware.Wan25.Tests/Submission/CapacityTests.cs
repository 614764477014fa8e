namespace Runware.Wan25.Tests.Submission;

/// <summary>
/// No room is no failed attempt: whoever waits for the video waits for room, as long as the service asks and the time limit leaves.
/// </summary>
[Collection(ClockDriven.Name)]
public class CapacityTests
{
    private const int Refusals = 7;

    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").Build();
    private static readonly VideoRequest Keyed = VideoRequest.FromText("A lighthouse").WithIdempotencyKey("tests", "capacity").Build();

    private readonly ServiceWorld _world = new();
    private readonly VirtualTimeProvider _clock = new();
    private readonly List<DateTimeOffset> _refusedAt = [];

    [Theory]
    [InlineData("concurrentRequestLimitExceeded", 200)]
    [InlineData("concurrentRequestLimitExceeded", 400)]
    [InlineData("concurrentRequestLimitExceeded", 429)]
    [InlineData("concurrentRequestLimitExceeded", 500)]
    [InlineData("serviceOverloaded", 200)]
    [InlineData("serviceOverloaded", 400)]
    [InlineData("serviceOverloaded", 429)]
    [InlineData("serviceOverloaded", 500)]
    public async Task It_is_waited_for_as_long_as_the_body_requests(string code, int status)
    {
        _world.BeforeAdmission(Refusals, call => Refuse(call, code, status, retryAfter: 60));
        using var client = _world.Service.CreateClient(_clock, options => options.Retry.MaxAttempts = 2);

        var result = await _clock.RunAsync(client.GenerateAsync(Request));

        Assert.True(result.IsComplete);
        Assert.Equal((1, Refusals + 1), (_world.Charges, _world.Service.Submits.Count));
        Assert.All(_refusedAt.Zip(_refusedAt.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(60), pair.Second - pair.First));
        Assert.Empty(_world.Service.ArchiveLookups);
    }

    [Fact]
    public async Task Without_a_hint_it_is_tried_again_after_growing_pauses()
    {
        _world.BeforeAdmission(Refusals, call => Refuse(call, "concurrentRequestLimitExceeded", 400, retryAfter: null));
        using var client = _world.Service.CreateClient(_clock, options => options.Retry.MaxAttempts = 1);

        Assert.True((await _clock.RunAsync(client.GenerateAsync(Request))).IsComplete);

        Assert.Equal((1, Refusals + 1), (_world.Charges, _world.Service.Submits.Count));
    }

    [Fact]
    public async Task An_end_that_was_seen_before_makes_no_room()
    {
        using var client = _world.Service.CreateClient(_clock);
        var ended = await _clock.RunAsync(client.GenerateAsync(Request));
        _world.BeforeAdmission(3, call => Refuse(call, "serviceOverloaded", 429, retryAfter: 60));

        var waiting = client.GenerateAsync(Request);
        while (!waiting.IsCompleted)
        {
            await _clock.RunAsync(Task.Delay(TimeSpan.FromSeconds(9), _clock));
            await _clock.RunAsync(client.GetOperation(ended.OperationId).UpdateAsync());
        }

        await waiting;
        Assert.Equal(3, _refusedAt.Count);
        Assert.All(_refusedAt.Zip(_refusedAt.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(60), pair.Second - pair.First));
    }

    [Fact]
    public async Task The_header_comes_before_the_body()
    {
        _world.BeforeAdmission(2, call =>
        {
            var response = Refuse(call, "serviceOverloaded", 429, retryAfter: 60);
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return response;
        });
        using var client = _world.Service.CreateClient(_clock);

        await _clock.RunAsync(client.GenerateAsync(Request));

        Assert.Equal(TimeSpan.FromSeconds(7), _refusedAt[1] - _refusedAt[0]);
    }

    [Fact]
    public async Task An_own_id_is_looked_up_again_only_after_a_long_wait()
    {
        // While it waits, another process may bring the job of the same id to its end; after that the id may be free again.
        _world.BeforeAdmission(1, call => Refuse(call, "concurrentRequestLimitExceeded", 400, retryAfter: 9))
            .BeforeAdmission(2, call => Refuse(call, "concurrentRequestLimitExceeded", 400, retryAfter: 70));
        using var client = _world.Service.CreateClient(_clock, options => options.Retry.MaxAttempts = 2);

        await _clock.RunAsync(client.GenerateAsync(Keyed));

        Assert.Equal((1, 3), (_world.Charges, _world.Service.ArchiveLookups.Count));
    }

    [Fact]
    public async Task A_burst_of_refusals_is_one_refusal()
    {
        using var service = new ScriptedService();
        using var stop = new CancellationTokenSource();
        var running = new VideoOperationId(Guid.NewGuid());
        List<DateTimeOffset> sent = [];
        service.Script("videoInference", call =>
        {
            sent.Add(_clock.GetUtcNow());
            return sent.Count <= 6 ? Refuse(call, "serviceOverloaded", 429, retryAfter: 60) : call.Acknowledge();
        });
        service.Script("getResponse", call => ScriptedService.Json(Polling.Responses.Data(call.TaskIds.Select(
            id => id == running.TaskId ? Polling.Responses.Row(id, Polling.Responses.Processing) : ScriptedCall.Success(id)))));
        var response = service.OnCall;
        service.OnCall = async (call, token) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(call.TaskType == "videoInference" ? 1 : 0), _clock, token);
            return await response(call, token);
        };
        using var client = service.CreateClient(_clock);
        var other = client.GetOperation(running).WaitForCompletionAsync(stop.Token);

        await _clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.GenerateAsync(Request))));

        Assert.InRange(sent[6] - sent[0], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(62));
        await stop.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => other);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_queue_in_which_nothing_moves_tries_again(int refusals)
    {
        // What runs here never ends; what others ran has ended, which nobody here sees.
        using var service = new ScriptedService();
        using var stop = new CancellationTokenSource();
        List<DateTimeOffset> sent = [];
        Guid? endless = null;
        service.Script("videoInference", call =>
        {
            sent.Add(_clock.GetUtcNow());
            endless ??= call.TaskId;
            return sent.Count > 1 && sent.Count <= 1 + refusals
                ? Refuse(call, "concurrentRequestLimitExceeded", 400, retryAfter: null)
                : call.Acknowledge();
        });
        service.Script("getResponse", call => ScriptedService.Json(Polling.Responses.Data(call.TaskIds.Select(
            id => id == endless ? Polling.Responses.Row(id, Polling.Responses.Processing) : ScriptedCall.Success(id)))));
        using var client = service.CreateClient(_clock);
        var first = client.GenerateAsync(Request, stop.Token);

        Assert.Single((await _clock.RunAsync(client.GenerateAsync(Request))).Videos);

        Assert.InRange(
            sent[^1] - sent[1], refusals * TimeSpan.FromMinutes(5), (refusals * TimeSpan.FromMinutes(5)) + TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => first);
    }

    [Fact]
    public async Task Who_only_submits_and_has_nothing_running_fails_as_before()
    {
        _world.BeforeAdmission(10, call => Refuse(call, "concurrentRequestLimitExceeded", 400, retryAfter: 2));
        using var client = _world.Service.CreateClient(_clock, options => options.Retry.MaxAttempts = 3);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal(
            (RunwareErrorCategory.RateLimit, SubmissionState.Refused, TimeSpan.FromSeconds(2)),
            (error.Error.Category, error.SubmissionState, error.RetryAfter));
        Assert.Equal(3, _world.Service.Submits.Count);
    }

    [Fact]
    public async Task No_capacity_until_the_time_limit_is_no_submission()
    {
        _world.BeforeAdmission(1000, call => Refuse(call, "serviceOverloaded", 500, retryAfter: 60));
        using var client = _world.Service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromSeconds(150));

        var error = await Record.ExceptionAsync(() => _clock.RunAsync(client.GenerateAsync(Request)));

        // Refused at 0, 60 and 120 seconds; the next hint leads beyond the limit and is not waited for.
        var refusal = Assert.IsType<RunwareApiException>(error);
        Assert.Equal(
            (SubmissionState.Refused, TimeSpan.FromSeconds(60), 3),
            (refusal.SubmissionState, refusal.RetryAfter, _refusedAt.Count));
        Assert.Equal(0, _world.Charges);
    }

    [Fact]
    public async Task Attempts_that_fail_are_counted_beside_those_without_capacity()
    {
        _world.BeforeAdmission(3, call => Refuse(call, "serviceOverloaded", 500, retryAfter: 1)).BeforeAdmission(10, ServiceWorld.Lost);
        using var client = _world.Service.CreateClient(_clock, options => options.Retry.MaxAttempts = 2);

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.GenerateAsync(Request)));

        Assert.Equal((SubmissionState.Unknown, 5), (error.SubmissionState, _world.Service.Submits.Count));
    }

    [Fact]
    public async Task After_a_lost_attempt_a_wait_for_capacity_is_followed_by_a_lookup()
    {
        _world.AfterAdmission(1, ServiceWorld.Lost);
        _world.Known = call => Refuse(call, "concurrentRequestLimitExceeded", 400, retryAfter: 60);
        var missing = 2;
        _world.Service.Script("getResponse", call => missing-- > 0 ? ServiceWorld.GenericRow(call) : call.Respond());
        using var client = _world.Service.CreateClient(_clock);

        Assert.True((await _clock.RunAsync(client.GenerateAsync(Request))).IsComplete);

        Assert.Equal((1, 2), (_world.Charges, _world.Service.Submits.Count));
    }

    private HttpResponseMessage Refuse(ScriptedCall call, string code, int status, int? retryAfter)
    {
        _refusedAt.Add(_clock.GetUtcNow());
        var hint = retryAfter is { } seconds ? $",\"retryAfter\":{seconds}" : "";
        return ScriptedService.Json(
            $$"""{"errors":[{"code":"{{code}}","message":"Please wait.","taskUUID":"{{call.TaskId}}"{{hint}}}]}""", status);
    }
}
