using RichardSzalay.MockHttp;

namespace Runware.Wan25.Tests.Account;

/// <summary>Uploads, the account and the ping, over a strict mock: a request that no test expects fails it.</summary>
[Collection(ClockDriven.Name)]
public class UploadAndAccountClientTests
{
    private static readonly Guid MediaId = new("22222222-2222-4222-8222-222222222222");

    private readonly MockHttpMessageHandler _http = new();

    public UploadAndAccountClientTests() => _http.Fallback.Throw(new InvalidOperationException("Nobody expects this request."));

    [Theory]
    [InlineData("""{"amount":12.5,"freeBalance":2,"currency":"USD"}""", 12.5, "USD")]
    [InlineData("12.5", 12.5, null)]
    [InlineData("\"12.5\"", 12.5, null)]
    public async Task The_balance_is_read_in_each_shape(string balance, double amount, string? currency)
    {
        Expect("accountManagement", $$"""{"data":[{"taskType":"accountManagement","operation":"getDetails","balance":{{balance}}}]}""");
        using var client = Client();

        var read = await client.GetBalanceAsync();

        Assert.Equal(((decimal)amount, currency), (read.Amount, read.Currency));
    }

    [Fact]
    public async Task A_ping_has_a_response_without_an_id()
    {
        Expect("ping", """{"data":[{"taskType":"ping","pong":true}]}""");
        using var client = Client();

        await client.PingAsync();

        _http.VerifyNoOutstandingExpectation();
    }

    [Theory]
    [InlineData("""
        {"data":[{"taskType":"mediaStorage","operation":"upload","mediaUUID":"22222222-2222-4222-8222-222222222222",
        "mediaURL":"https://im.runware.ai/a.png"}]}
        """)]
    [InlineData("""
        {"data":{"taskType":"imageUpload","imageUUID":"22222222-2222-4222-8222-222222222222","imageURL":"https://im.runware.ai/a.png"}}
        """)]
    public async Task An_upload_gives_the_reference_in_each_shape(string response)
    {
        Expect("mediaStorage", response).WithPartialContent("data:image/png;base64,iVBORw0KGgo");
        using var client = Client();

        var media = await client.UploadAsync(ImageInput.FromBytes(Transport.Wire.TestMedia.Png));

        Assert.Equal((MediaId, new Uri("https://im.runware.ai/a.png")), (media.MediaId, media.Url));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(429)]
    public async Task No_room_is_waited_for_whatever_its_status(int status)
    {
        Expect("ping", """{"errors":[{"code":"serviceOverloaded","message":"Later.","retryAfter":0}]}""", status);
        Expect("ping", """{"data":[{"taskType":"ping","pong":true}]}""");
        using var client = Client();

        await client.PingAsync();

        _http.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task A_refusal_is_reported_and_a_transient_failure_is_tried_again()
    {
        _http.Expect("https://scripted.test/v1").Respond(System.Net.HttpStatusCode.ServiceUnavailable, "text/html", "<html>");
        Expect("ping", """{"errors":[{"code":"invalidApiKey","message":"Invalid API key"}]}""", 401);
        using var client = Client();

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => client.PingAsync());

        Assert.Equal((RunwareErrorCategory.Authentication, (VideoOperationId?)null), (error.Error.Category, error.OperationId));
        _http.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_connection_exception()
    {
        var calls = _http.When("*").Throw(new HttpRequestException(HttpRequestError.ConnectionError));
        using var client = Client();

        await Assert.ThrowsAsync<RunwareConnectionException>(() => client.GetBalanceAsync());

        Assert.Equal(2, _http.GetMatchCount(calls));
    }

    [Theory]
    [InlineData(200, "{}", ", without the expected row")]
    [InlineData(200, """{"data":[{"taskType":"ping"}]}""", ", without the expected row")]
    [InlineData(200, "<html>", "is not a Runware response")]
    public async Task A_response_without_what_was_requested_is_a_connection_exception(int status, string response, string text)
    {
        _http.When("*").Respond((System.Net.HttpStatusCode)status, "application/json", response);
        using var client = Client();

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => client.PingAsync());

        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Equal(text.StartsWith(',') ? 1 : 0, error.Message.Split("without the expected row").Length - 1);
    }

    [Theory]
    [InlineData(418, "{}", "http418")]
    [InlineData(200, """{"errors":[{"code":"somethingNew"}]}""", "somethingNew")]
    public async Task A_no_in_whatever_words_is_an_api_exception(int status, string response, string code)
    {
        _http.When("*").Respond((System.Net.HttpStatusCode)status, "application/json", response);
        using var client = Client();

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => client.PingAsync());

        Assert.Equal(code, error.Error.Code);
    }

    [Theory]
    [InlineData(401, null, RunwareErrorCategory.Authentication)]
    [InlineData(403, null, RunwareErrorCategory.Authentication)]
    [InlineData(503, "7200", RunwareErrorCategory.Server)]
    public async Task A_page_that_refuses_the_key_or_names_a_delay_is_an_api_exception(
        int status, string? delay, RunwareErrorCategory category)
    {
        _http.When("*").Respond(_ =>
        {
            var page = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent("<html>") };
            page.Headers.TryAddWithoutValidation("Retry-After", delay);
            return page;
        });
        using var client = Client();

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => client.GetBalanceAsync());

        Assert.Equal(category, error.Error.Category);
        Assert.Equal(delay is null ? null : TimeSpan.FromHours(2), error.RetryAfter);
    }

    [Fact]
    public async Task Rows_about_other_things_are_passed_over()
    {
        Expect("ping", """{"data":[{"taskType":"notice"},{"taskType":"ping","pong":true}]}""");
        using var client = Client();

        await client.PingAsync();
    }

    [Theory]
    [InlineData(60, 2)]
    [InlineData(61, 1)]
    public async Task A_wait_longer_than_the_time_limit_is_not_begun(int seconds, int calls)
    {
        var clock = new VirtualTimeProvider();
        var service = new ScriptedService();
        service.OnCall = (call, _) =>
        {
            var response = call.Error("rateLimitExceeded", 429, tagged: false);
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
            return Task.FromResult(response);
        };
        using var client = service.CreateClient(
            clock, options => (options.Retry.MaxAttempts, options.CompletionTimeout) = (2, TimeSpan.FromSeconds(60)));

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => clock.RunAsync(client.PingAsync()));

        Assert.Equal(TimeSpan.FromSeconds(seconds), error.RetryAfter);
        Assert.Equal(calls, service.Calls.Count);
    }

    [Fact]
    public async Task Uploading_a_file_that_changes_meanwhile_is_a_validation_exception()
    {
        _http.When("*").WithPartialContent("data:image").Respond("application/json", """{"data":[]}""");
        var length = 20;
        using var client = Client();

        var error = await Assert.ThrowsAsync<VideoRequestValidationException>(() => client.UploadAsync(
            ImageInput.FromStream(
                _ => ValueTask.FromResult<Stream>(new MemoryStream(Transport.Wire.TestMedia.PngOf(length++))),
                "image/png")));

        Assert.Equal(VideoRequestErrorCodes.Unreadable, Assert.Single(error.Errors).Code);
    }

    [Fact]
    public async Task A_file_that_changes_between_two_attempts_of_its_upload_fails_it()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, Transport.Wire.TestMedia.PngOf(20));
            var service = new ScriptedService();
            service.OnCall = async (_, token) =>
            {
                await File.WriteAllBytesAsync(path, Transport.Wire.TestMedia.PngOf(30), token);
                return ScriptedService.Html(503);
            };
            using var client = service.CreateClient(configure: options => options.Retry.BaseDelay = TimeSpan.Zero);

            var error = await Assert.ThrowsAsync<VideoRequestValidationException>(() => client.UploadAsync(ImageInput.FromFile(path)));

            Assert.Equal(("media", VideoRequestErrorCodes.Unreadable), (error.Errors[0].Path, error.Errors[0].Code));
            Assert.Single(service.Calls);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Each_attempt_of_an_upload_has_an_id_of_its_own()
    {
        var service = new ScriptedService();
        service.OnCall = (_, _) => Task.FromResult(service.Calls.Count == 1
            ? ScriptedService.Html(503)
            : ScriptedService.Json($$"""{"data":[{"taskType":"mediaStorage","mediaUUID":"{{MediaId}}"}]}"""));
        using var client = service.CreateClient(configure: options => options.Retry.BaseDelay = TimeSpan.Zero);

        await client.UploadAsync(ImageInput.FromBytes(Transport.Wire.TestMedia.Png));

        Assert.Equal(2, service.Calls.Select(call => call.TaskId).Distinct().Count());
    }

    private MockedRequest Expect(string taskType, string response, int status = 200) => _http
        .Expect(HttpMethod.Post, "https://scripted.test/v1")
        .WithHeaders("Authorization", "Bearer " + ScriptedService.Key)
        .WithPartialContent($"[{{\"taskType\":\"{taskType}\"")
        .With(message => message.Headers.UserAgent.ToString().StartsWith("runware-wan25-dotnet/", StringComparison.Ordinal))
        .With(message => message.Content!.Headers.ContentLength > 0 && message.Content.Headers.ContentType!.MediaType == "application/json")
        .Respond((System.Net.HttpStatusCode)status, "application/json", response);

    private Wan25Client Client() => new(
        new()
        {
            ApiKey = ScriptedService.Key,
            Endpoint = new("https://scripted.test/v1"),
            Retry = { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, MaxAttempts = 2 },
        },
        _http);
}
