using System.Net;

namespace Runware.Wan25.Tests.Submission;

/// <summary>Every way a submission can go, each ending with one charge and the right word about it.</summary>
[Collection(ClockDriven.Name)]
public class SubmitterTests
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse in a storm").Build();

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task An_acknowledgement_is_an_acceptance()
    {
        using var client = _service.CreateClient(_clock);

        var operation = await client.SubmitAsync(Request);

        Assert.Equal(_service.Submits.Single().TaskId, operation.Id.TaskId);
        Assert.Equal(4, operation.Id.TaskId.Version);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("503")]
    [InlineData("408")]
    [InlineData("html")]
    [InlineData("truncated")]
    [InlineData("empty acknowledgement")]
    [InlineData("empty body")]
    [InlineData("server error with 200")]
    [InlineData("redirect")]
    public async Task A_lost_acceptance_is_looked_up_and_not_paid_again(string loss)
    {
        _service.Script("videoInference", call => Lose(call, loss));
        using var client = _service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Single(_service.Submits);
        Assert.Equal(_service.Submits[0].TaskId, operation.Id.TaskId);
        Assert.All(_service.Calls, call => Assert.Single(call.Tasks));
        Assert.Equal(_service.Submits[0].TaskId, _service.Polls[0].TaskId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_code_under_a_status_of_success_is_looked_up(bool wasAccepted)
    {
        _service.Script("videoInference", call => call.Error("somethingOdd", 200));
        _service.Script("getResponse", call => wasAccepted ? call.Respond() : ScriptedCall.Nothing());
        using var client = _service.CreateClient(_clock);

        var submission = _clock.RunAsync(client.SubmitAsync(Request));

        if (wasAccepted)
        {
            Assert.Equal(_service.Submits.Single().TaskId, (await submission).Id.TaskId);
        }
        else
        {
            var error = await Assert.ThrowsAsync<RunwareApiException>(() => submission);
            Assert.Equal(("somethingOdd", SubmissionState.Unknown), (error.Error.Code, error.SubmissionState));
        }

        Assert.Single(_service.Submits);
    }

    [Fact]
    public async Task An_unknown_task_is_sent_again_with_the_same_id_and_the_same_body()
    {
        _service.Script("videoInference", _ => throw new HttpRequestException("reset"), call => call.Acknowledge());
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        using var client = _service.CreateClient(_clock);

        await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal(2, _service.Submits.Count);
        Assert.Equal(_service.Submits[0].Body, _service.Submits[1].Body);
    }

    [Fact]
    public async Task A_conflict_after_a_lost_attempt_means_that_it_was_accepted()
    {
        _service.Script("videoInference", _ => throw new IOException("reset"), call => call.Conflict());
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        using var client = _service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal(_service.Submits[0].TaskId, operation.Id.TaskId);
    }

    [Fact]
    public async Task A_conflict_of_a_fresh_id_is_looked_up_as_a_handler_may_have_resent_it()
    {
        _service.Script("videoInference", call => call.Conflict());
        using var client = _service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal(_service.Submits.Single().TaskId, operation.Id.TaskId);
    }

    [Fact]
    public async Task A_conflict_of_a_fresh_id_that_is_unknown_is_an_error()
    {
        _service.Script("videoInference", call => call.Conflict());
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal(RunwareErrorCategory.Conflict, error.Error.Category);
        Assert.Equal(_service.Submits.Single().TaskId, error.OperationId!.Value.TaskId);
        Assert.Equal(3, _service.Polls.Count);
    }

    [Theory]
    [InlineData("unsupportedDuration", 400, RunwareErrorCategory.Validation)]
    [InlineData("invalidApiKey", 401, RunwareErrorCategory.Authentication)]
    [InlineData("insufficientCredits", 402, RunwareErrorCategory.Quota)]
    [InlineData("invalidProviderContent", 400, RunwareErrorCategory.ContentPolicy)]
    [InlineData("somethingNew", 403, RunwareErrorCategory.Authentication)]
    public async Task A_clear_refusal_is_thrown_at_once(string code, int status, RunwareErrorCategory category)
    {
        _service.Script("videoInference", call => call.Error(code, status, tagged: status != 401));
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => client.SubmitAsync(Request));

        Assert.Equal((code, category, SubmissionState.Refused), (error.Error.Code, error.Error.Category, error.SubmissionState));
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.NotNull(error.OperationId);
        Assert.Single(_service.Calls);
    }

    [Fact]
    public async Task A_refusal_after_a_lost_attempt_proves_nothing()
    {
        _service.Script("videoInference", _ => throw new HttpRequestException("reset"), call => call.Error("insufficientCredits", 402));
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal((RunwareErrorCategory.Quota, SubmissionState.Unknown), (error.Error.Category, error.SubmissionState));
        Assert.Equal(2, _service.Polls.Count);
    }

    [Fact]
    public async Task A_refusal_after_an_attempt_that_turns_out_accepted_is_forgotten()
    {
        _service.Script("videoInference", _ => throw new HttpRequestException("reset"), call => call.Error("insufficientCredits", 402));
        _service.Script("getResponse", _ => ScriptedCall.Nothing(), call => call.Processing());
        using var client = _service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal(_service.Submits[0].TaskId, operation.Id.TaskId);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task A_connection_that_never_was_proves_that_nothing_was_sent(HttpRequestError kind)
    {
        _service.Script("videoInference", _ => throw new HttpRequestException(kind));
        using var client = _service.CreateClient(_clock, options => options.Retry.MaxAttempts = 3);

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal(SubmissionState.NotSent, error.SubmissionState);
        Assert.Equal(3, _service.Submits.Count);
        Assert.Empty(_service.Polls);
    }

    [Fact]
    public async Task Without_any_response_the_exception_has_the_id_and_how_to_go_on()
    {
        _service.OnCall = (_, _) => throw new HttpRequestException("reset");
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal(SubmissionState.Unknown, error.SubmissionState);
        Assert.Equal(_service.Submits[0].TaskId, error.OperationId!.Value.TaskId);
        Assert.Contains("WithTaskId", error.Message, StringComparison.Ordinal);
        Assert.Single(_service.Submits);
    }

    [Fact]
    public async Task The_last_attempt_is_looked_up_too()
    {
        _service.Script("videoInference", _ => throw new HttpRequestException("reset"));
        using var client = _service.CreateClient(_clock, options => options.Retry.MaxAttempts = 1);

        var operation = await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal(_service.Submits.Single().TaskId, operation.Id.TaskId);
    }

    [Theory]
    [InlineData(true, true, "https://app.test/request")]
    [InlineData(true, false, "https://app.test/request")]
    [InlineData(false, true, "https://app.test/client")]
    [InlineData(false, false, null)]
    public async Task The_webhook_of_the_request_comes_before_the_clients(bool byRequest, bool byClient, string? url)
    {
        var asked = 0;
        using var client = _service.CreateClient(_clock, options => options.WebhookUrlFactory = byClient ? AskClient : null);

        await client.SubmitAsync(byRequest ? Request.ToBuilder().WithWebhook(new Uri("https://app.test/request")).Build() : Request);

        var task = _service.Submits.Single().Tasks.Single();
        Assert.Equal(url, task.TryGetProperty("webhookURL", out var sent) ? sent.GetString() : null);
        Assert.Equal(byClient && !byRequest ? 1 : 0, asked);

        Uri AskClient(VideoOperationId id)
        {
            asked++;
            return new("https://app.test/client");
        }
    }

    [Fact]
    public async Task A_client_webhook_that_is_no_url_is_reported_before_sending()
    {
        using var client = _service.CreateClient(_clock, options => options.WebhookUrlFactory = _ => new Uri("/hook", UriKind.Relative));

        var error = await Assert.ThrowsAsync<VideoRequestValidationException>(() => client.SubmitAsync(Request));

        Assert.Equal(("webhookURL", SubmissionState.NotSent), (Assert.Single(error.Errors).Path, error.SubmissionState));
        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task A_first_frame_that_changes_before_it_is_sent_is_thrown_with_the_id()
    {
        var length = 20;
        var image = ImageInput.FromStream(
            _ => ValueTask.FromResult<Stream>(new MemoryStream(Transport.Wire.TestMedia.PngOf(length++))),
            "image/png");
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<VideoRequestValidationException>(
            () => client.SubmitAsync(VideoRequest.FromImage(image, "A fjord").Build()));

        Assert.Equal(("inputs.frameImages[0]", VideoRequestErrorCodes.Unreadable), (error.Errors[0].Path, error.Errors[0].Code));
        Assert.Equal((4, SubmissionState.NotSent), (error.OperationId!.Value.TaskId.Version, error.SubmissionState));
    }

    [Fact]
    public async Task A_first_frame_that_cannot_be_read_is_thrown_with_the_id()
    {
        var image = ImageInput.FromStream(_ => throw new IOException("gone"), "image/png");
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<VideoRequestValidationException>(
            () => client.SubmitAsync(VideoRequest.FromImage(image, "A fjord").Build()));

        Assert.Equal((4, SubmissionState.NotSent), (error.OperationId!.Value.TaskId.Version, error.SubmissionState));
        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task A_rejected_key_proves_nothing_about_the_attempt_before()
    {
        _service.Script("videoInference", _ => throw new HttpRequestException("reset"));
        _service.Script("getResponse", call => call.Error("invalidApiKey", 401, tagged: false));
        using var client = _service.CreateClient(_clock, options => options.Retry.MaxAttempts = 2);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Request)));

        Assert.Equal((RunwareErrorCategory.Authentication, SubmissionState.Unknown), (error.Error.Category, error.SubmissionState));
    }

    private static HttpResponseMessage Lose(ScriptedCall call, string loss) => loss switch
    {
        "lost" => throw new HttpRequestException("The response ended prematurely."),
        "503" => call.Error("serviceUnavailable", 503),
        "408" => call.Error("requestTimeout", 408),
        "html" => ScriptedService.Html(200),
        "truncated" => ScriptedService.Json("""{"data":[{"taskType":"videoInf"""),
        "empty acknowledgement" => ScriptedCall.Nothing(),
        "empty body" => ScriptedService.Json(""),
        "server error with 200" => call.Error("internalServerError", 200),
        "redirect" => ScriptedService.Json("{}", 307),
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };
}
