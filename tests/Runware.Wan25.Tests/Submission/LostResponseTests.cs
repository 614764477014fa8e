using Runware.Wan25.Tests.Transport;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Submission;

/// <summary>
/// Responses that never arrive: the order is sent until it is proven, charged once, and the exception says why where it cannot be.
/// </summary>
[Collection(ClockDriven.Name)]
public class LostResponseTests
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").Build();

    private readonly ServiceWorld _world = new();
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Lost_before_acceptance_it_is_sent_again_and_charged_once(int losses)
    {
        _world.BeforeAdmission(losses, ServiceWorld.Lost);
        using var client = _world.Service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GenerateAsync(Request));

        Assert.Equal((1, losses + 1), (_world.Charges, _world.Service.Submits.Count));
        Assert.Equal(result.OperationId.TaskId, Assert.Single(_world.Service.Submits.Select(call => call.TaskId).Distinct()));
    }

    [Fact]
    public async Task Lost_after_acceptance_it_is_found_and_not_sent_again()
    {
        _world.AfterAdmission(1, ServiceWorld.Lost);
        using var client = _world.Service.CreateClient(_clock);

        await _clock.RunAsync(client.GenerateAsync(Request));

        Assert.Equal((1, 1), (_world.Charges, _world.Service.Submits.Count));
    }

    [Fact]
    public async Task A_firewall_that_resets_submissions_only_is_named_as_the_cause()
    {
        _world.BeforeAdmission(100, _ => throw new HttpRequestException(HttpRequestError.Unknown, "reset by the firewall"));
        using var client = _world.Service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal((SubmissionState.Unknown, 5), (error.SubmissionState, _world.Service.Submits.Count));
        Assert.Equal("reset by the firewall", Assert.IsType<HttpRequestException>(error.InnerException).Message);
        Assert.Matches(@"no response from \S+ \(HttpRequestException\)", error.Message);
        Assert.Contains("WithTaskId", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insufficientCredits", 402)]
    [InlineData("unsupportedDuration", 400)]
    [InlineData("invalidProviderContent", 400)]
    public async Task A_refusal_after_a_lost_attempt_proves_nothing(string code, int status)
    {
        _world.AfterAdmission(1, ServiceWorld.Lost).Known = call => call.Error(code, status);
        _world.Service.Script("getResponse", ServiceWorld.GenericRow);
        using var client = _world.Service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal((code, SubmissionState.Unknown), (error.Error.Code, error.SubmissionState));
        Assert.Equal((_world.Service.Submits[0].TaskId, 2), (error.OperationId!.Value.TaskId, _world.Service.Submits.Count));
    }

    [Theory]
    [InlineData(true, 503)]
    [InlineData(false, 503)]
    [InlineData(false, 200)]
    public async Task What_may_have_been_accepted_is_not_sent_while_look_ups_fail(bool isLost, int status)
    {
        var request = Request.ToBuilder().WithTaskId(Guid.NewGuid()).Build();
        _world.AfterAdmission(isLost ? 1 : 0, ServiceWorld.Lost);
        HttpResponseMessage LookUp(ScriptedCall call) =>
            _world.Charges > 0 ? ScriptedService.Html(status) : call.Error("taskNotFound", 404);
        _world.Service.Script("getResponse", LookUp).Script("getTaskDetails", LookUp);
        using var client = _world.Service.CreateClient(_clock);
        var first = await Record.ExceptionAsync(() => _clock.RunAsync(client.SubmitAsync(request)));
        Assert.Equal(isLost, first is RunwareConnectionException);

        var second = await Record.ExceptionAsync(() => _clock.RunAsync(client.SubmitAsync(request)));

        // What was acknowledged is joined without a look-up.
        Assert.Equal(isLost ? SubmissionState.Unknown : null, (second as RunwareConnectionException)?.SubmissionState);
        Assert.Equal((isLost, 1), (second is not null, _world.Service.Submits.Count));
    }

    [Fact]
    public async Task Following_the_advice_of_the_exception_pays_once()
    {
        HttpResponseMessage LookUp(ScriptedCall call) => ScriptedService.Html(503);
        _world.AfterAdmission(1, ServiceWorld.Lost);
        _world.Service.Script("getResponse", LookUp).Script("getTaskDetails", LookUp);
        using var client = _world.Service.CreateClient(_clock);
        var lost = await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(Request)));
        var again = Request.ToBuilder().WithTaskId(lost.OperationId!.Value.TaskId).Build();

        await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(again)));

        Assert.Equal((1, 1), (_world.Charges, _world.Service.Submits.Count));
    }

    [Theory]
    [InlineData("insufficientCredits", 402)]
    [InlineData("concurrentRequestLimitExceeded", 429)]
    public async Task What_a_handler_sent_twice_is_not_sent_again_while_look_ups_fail(string code, int status)
    {
        var isDown = false;
        HttpResponseMessage LookUp(ScriptedCall call) => isDown ? ScriptedService.Html(503) : ServiceWorld.GenericRow(call);
        _world.AfterAdmission(1, ServiceWorld.Lost).Known = call => call.Error(code, status);
        _world.Service.Script("getResponse", LookUp).Script("getTaskDetails", LookUp);
        using var twice = new Repeating(new SentMessageRecorder(_world.Service));
        var options = new Wan25ClientOptions { ApiKey = ScriptedService.Key, Retry = new() { MaxAttempts = 1 } };
        using var client = new Wan25Client(options, twice, _clock);
        var first = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Request)));
        Assert.Equal((code, SubmissionState.Unknown), (first.Error.Code, first.SubmissionState));
        (isDown, _world.Known) = (true, null);

        var again = Request.ToBuilder().WithTaskId(first.OperationId!.Value.TaskId).Build();
        var second = await Assert.ThrowsAnyAsync<RunwareException>(() => _clock.RunAsync(client.SubmitAsync(again)));

        Assert.Equal((SubmissionState.Unknown, 1), (second.SubmissionState, _world.Charges));
    }

    [Fact]
    public async Task What_was_lost_and_is_denied_can_be_refused_for_good()
    {
        var request = Request.ToBuilder().WithTaskId(Guid.NewGuid()).Build();
        var submits = 0;
        _world.Service.Script("getResponse", call => call.Error("taskNotFound", 404))
            .Script("getTaskDetails", call => call.Error("taskNotFound", 404))
            .Script("videoInference", call => ++submits == 1 ? ServiceWorld.Lost(call) : call.Error("unsupportedDuration", 400));
        using var client = _world.Service.CreateClient(_clock, options => options.Retry = new() { MaxAttempts = 1 });
        await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(request)));

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(request)));

        Assert.Equal((SubmissionState.Refused, 2), (error.SubmissionState, submits));
    }

    [Theory]
    [InlineData("generic row", 2)]
    [InlineData("taskNotFound", 3)]
    public async Task A_refusal_for_capacity_in_between_does_not_hide_what_was_lost(string lookUp, int expectedSubmits)
    {
        var request = Request.ToBuilder().WithTaskId(Guid.NewGuid()).Build();
        var (submits, isDown) = (0, false);
        _world.Service
            .Script("getResponse", call => isDown ? ScriptedService.Html(503)
                : lookUp == "generic row" ? ServiceWorld.GenericRow(call) : call.Error(lookUp, 404))
            .Script("getTaskDetails", call => isDown ? ScriptedService.Html(503) : call.Error("taskNotFound", 404))
            .Script("videoInference", call => ++submits == 1 ? ServiceWorld.Lost(call) : call.Error("concurrentRequestLimitExceeded", 429));
        using var client = _world.Service.CreateClient(_clock, options => options.Retry = new() { MaxAttempts = 1 });
        await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(request)));
        var refused = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(request)));
        isDown = true;

        await Record.ExceptionAsync(() => _clock.RunAsync(client.SubmitAsync(request)));

        // Once the service has reported it missing, it is as if it had never been sent.
        Assert.Equal(expectedSubmits, submits);
        Assert.Equal(
            lookUp == "generic row" ? SubmissionState.Unknown : SubmissionState.Refused,
            refused.SubmissionState);
    }

    [Fact]
    public async Task A_key_that_cannot_be_had_fails_at_once_and_nothing_is_sent()
    {
        using var client = _world.Service.CreateClient(_clock, options =>
        {
            options.ApiKey = null;
            options.ApiKeyProvider = _ => throw new IOException("The vault is sealed.");
        });

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => client.SubmitAsync(Request));

        Assert.Equal(SubmissionState.NotSent, error.SubmissionState);
        Assert.Contains("The vault is sealed", error.Message, StringComparison.Ordinal);
        Assert.Empty(_world.Service.Calls);
    }
}
