using System.Net.Http.Headers;

namespace Runware.Wan25.Tests.Submission;

/// <summary>
/// The service's own hint is obeyed to the letter, in both its forms, or fails the call at once where there is no time for it.
/// </summary>
[Collection(ClockDriven.Name)]
public class RetryAfterTests
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").Build();

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_throttled_submission_waits_as_long_as_requested(bool asDate)
    {
        var times = new List<DateTimeOffset>();
        _service.Script(
            "videoInference",
            call => Note(times, Throttle(asDate ? new(_clock.GetUtcNow() + TimeSpan.FromSeconds(12)) : new(TimeSpan.FromSeconds(12)))),
            call =>
                Note(times, call.Acknowledge()));
        using var client = _service.CreateClient(_clock);

        await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal(TimeSpan.FromSeconds(12), times[1] - times[0]);
        Assert.Empty(_service.Polls);
    }

    [Fact]
    public async Task A_wait_beyond_the_time_limit_fails_at_once_with_its_delay()
    {
        _service.Script("videoInference", _ => Throttle(new(TimeSpan.FromHours(1))));
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => client.SubmitAsync(Request));

        Assert.Equal(
            (TimeSpan.FromHours(1), SubmissionState.Refused, RunwareErrorCategory.RateLimit),
            (error.RetryAfter!.Value, error.SubmissionState, error.Error.Category));
    }

    [Fact]
    public async Task Whoever_comes_while_such_a_delay_runs_fails_at_once_too()
    {
        _service.Script("videoInference", _ => Throttle(new(TimeSpan.FromHours(1))));
        using var client = _service.CreateClient(_clock);
        await Assert.ThrowsAsync<RunwareApiException>(() => client.SubmitAsync(Request));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal((SubmissionState.NotSent, RunwareErrorCategory.RateLimit), (error.SubmissionState, error.Error.Category));
        Assert.Single(_service.Submits);
    }

    [Fact]
    public async Task Longer_than_any_timer_it_waits_for_an_end_of_its_own()
    {
        var polls = 0;
        _service.Script(
            "videoInference",
            call => call.Acknowledge(),
            _ => Throttle(new(TimeSpan.FromSeconds(int.MaxValue))),
            call => call.Acknowledge());
        _service.Script("getResponse", call => ScriptedService.Json(Polling.Responses.Data(call.TaskIds.Select(
            id => ++polls < 5 ? Polling.Responses.Row(id, Polling.Responses.Processing) : ScriptedCall.Success(id)))));
        using var client = _service.CreateClient(_clock);

        var both = Task.WhenAll(client.GenerateAsync(Request), client.GenerateAsync(Request));

        Assert.All(await _clock.RunAsync(both), result => Assert.Single(result.Videos));
        Assert.Equal(3, _service.Submits.Count);
    }

    [Fact]
    public async Task When_it_is_throttled_for_good_the_last_refusal_is_thrown()
    {
        _service.Script("videoInference", _ => Throttle(new(TimeSpan.FromSeconds(2))));
        using var client = _service.CreateClient(_clock, options => options.Retry.MaxAttempts = 3);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal((TimeSpan.FromSeconds(2), SubmissionState.Refused), (error.RetryAfter!.Value, error.SubmissionState));
        Assert.Equal(3, _service.Submits.Count);
    }

    private HttpResponseMessage Note(List<DateTimeOffset> times, HttpResponseMessage response)
    {
        times.Add(_clock.GetUtcNow());
        return response;
    }

    private static HttpResponseMessage Throttle(RetryConditionHeaderValue wait)
    {
        var response = ScriptedService.Json("""{"errors":[{"code":"rateLimitExceeded","message":"Slow down."}]}""", 429);
        response.Headers.RetryAfter = wait;
        return response;
    }
}
