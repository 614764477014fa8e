using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Runware.Wan25.Tests.Samples;

public class WebApiTests
{
    [Fact]
    public async Task A_post_returns_at_once_and_a_get_reports_the_result()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();

        using var accepted = await PostAsync(
            http, """{"positivePrompt": "A lighthouse in a storm", "seed": 7, "numberResults": 2, "width": 854, "height": 480,"""
                + """ "providerSettings": {"alibaba": {"audio": false}}}""");
        var id = (await BodyAsync(accepted)).GetProperty("id").GetString()!;

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal($"/videos/{id}", accepted.Headers.Location!.AbsolutePath);

        var video = await EndAsync(http, accepted.Headers.Location);

        Assert.Equal(id, video.GetProperty("id").GetString());
        Assert.Equal("success", video.GetProperty("status").GetString());
        Assert.Equal(2, video.GetProperty("completed").GetInt32());
        Assert.Equal(2, video.GetProperty("expected").GetInt32());
        Assert.Equal(0, video.GetProperty("failures").GetArrayLength());
        Assert.Equal(host.Emulator.Ledger.Amount, video.GetProperty("cost").GetDecimal());
        Assert.All(
            video.GetProperty("videos").EnumerateArray(),
            made => Assert.StartsWith("https://", made.GetProperty("url").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_reported_by_path()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();

        using var response = await PostAsync(http, """{"positivePrompt": "", "duration": 7, "resolution": "4k", "numberResults": 9}""");
        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);

        Assert.Equal(["duration", "numberResults", "positivePrompt", "resolution"], Names(problem.GetProperty("errors")));
        Assert.Equal(Names(problem.GetProperty("errors")), Names(problem.GetProperty("codes")));
        Assert.Equal("length", problem.GetProperty("codes").GetProperty("positivePrompt")[0].GetString());
        Assert.Equal(0, host.Emulator.Ledger.Requests.All);
    }

    [Theory]
    [InlineData("""{"positivePrompt":""")]
    [InlineData("""{"positivePrompt": "A fjord", "duration": "long"}""")]
    public async Task A_body_that_cannot_be_read_is_a_problem(string body)
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();

        using var response = await PostAsync(http, body);

        await ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/videos/nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/videos/be8fd83d-7116-4984-b37e-391df5ee434e-1", HttpStatusCode.NotFound)]
    public async Task An_id_that_is_none_or_unknown_is_a_problem(string path, HttpStatusCode status)
    {
        await using var host = new WebApiHost(new() { UnknownTask = UnknownTaskResponse.TaskNotFound });
        using var http = host.CreateClient();

        using var response = await http.GetAsync(path);

        await ProblemAsync(response, status);
    }

    [Fact]
    public async Task The_health_check_asks_the_service_and_spends_nothing()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();

        Assert.Equal("Healthy", await http.GetStringAsync("/health"));
        Assert.Equal((1, 0), (host.Emulator.Ledger.Requests.All, host.Emulator.Ledger.Charges));
    }

    [Fact]
    public async Task The_OpenAPI_document_is_valid_and_shows_what_goes_in_and_out()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();

        var (document, diagnostic) = OpenApiDocument.Parse(await http.GetStringAsync("/openapi/v1.json"), "json");

        Assert.Empty(diagnostic!.Errors.Select(error => error.ToString()));
        var post = document!.Paths["/videos"].Operations![HttpMethod.Post];
        Assert.Equal(2000, post.RequestBody!.Content!["application/json"].Schema!.Properties!["positivePrompt"].MaxLength);
        Assert.Superset(new HashSet<string> { "202", "400", "402", "409", "422", "429", "502", "503" }, post.Responses!.Keys.ToHashSet());
        Assert.NotNull(document.Components!.Schemas!["VideoTicket"].Properties!["id"].Pattern);
    }

    [Fact]
    public async Task An_id_that_another_process_has_submitted_is_asked_for_at_the_service()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();
        using var handler = host.Emulator.CreateHandler();
        using var other = new Wan25Client(new Wan25ClientOptions { ApiKey = "other", Endpoint = host.Emulator.Endpoint }, handler);
        var operation = await other.SubmitAsync(VideoRequest.FromText("A fjord at dawn").Build());

        using var response = await http.GetAsync($"/videos/{operation.Id}");

        Assert.Equal("success", (await BodyAsync(response)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_video_that_failed_is_reported_as_a_result()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();
        host.Emulator.Faults.OnGeneration().FailTask();
        using var accepted = await PostAsync(http, """{"positivePrompt": "A fjord"}""");

        var video = await EndAsync(http, accepted.Headers.Location!);

        Assert.Equal("error", video.GetProperty("status").GetString());
        Assert.Equal("timeoutProvider", video.GetProperty("failures")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Repeating_a_post_under_its_idempotency_key_pays_once()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();
        http.DefaultRequestHeaders.Add("Idempotency-Key", "order-4711");

        using var first = await PostAsync(http, """{"positivePrompt": "A fjord"}""");
        using var second = await PostAsync(http, """{"positivePrompt": "A fjord"}""");

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, host.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Without_credits_a_post_is_a_402_with_the_operation()
    {
        await using var host = new WebApiHost(new() { Balance = 0 });
        using var http = host.CreateClient();

        using var response = await PostAsync(http, """{"positivePrompt": "A fjord"}""");
        var problem = await ProblemAsync(response, HttpStatusCode.PaymentRequired);

        Assert.True(VideoOperationId.TryParse(problem.GetProperty("operationId").GetString(), out _));
    }

    [Fact]
    public async Task A_throttled_post_passes_on_how_long_to_wait()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();
        host.Emulator.Faults.OnSubmit().Throttle(TimeSpan.FromHours(1));

        using var response = await PostAsync(http, """{"positivePrompt": "A fjord"}""");

        await ProblemAsync(response, HttpStatusCode.TooManyRequests);
        Assert.Equal(TimeSpan.FromHours(1), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_not_the_callers_fault()
    {
        await using var host = new WebApiHost(new() { ApiKey = "another" });
        using var http = host.CreateClient();

        using var response = await PostAsync(http, """{"positivePrompt": "A fjord"}""");

        await ProblemAsync(response, HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task A_submission_without_a_response_leaves_an_id_to_poll()
    {
        await using var host = new WebApiHost();
        using var http = host.CreateClient();
        host.Emulator.Faults.OnSubmit().DropAfterAccepting();
        host.Emulator.Faults.OnTaskDetails().FailToConnect();
        host.Emulator.Faults.OnPoll().FailToConnect();

        using var response = await PostAsync(http, """{"positivePrompt": "A fjord"}""");
        var problem = await ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
        host.Emulator.Faults.Clear();
        var video = await EndAsync(http, new Uri($"/videos/{problem.GetProperty("operationId").GetString()}", UriKind.Relative));

        Assert.Equal("success", video.GetProperty("status").GetString());
        Assert.Equal(1, host.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Without_a_key_in_Development_an_emulator_plays_Runware()
    {
        using var app = SampleProcess.Start("WebApi", "--environment", "Development", "--urls", "http://127.0.0.1:0");
        var line = await app.LineAsync("using the emulator");
        var address = (await app.LineAsync("Now listening on:")).Split(' ')[^1];
        using var http = new HttpClient { BaseAddress = new Uri(address) };

        using var accepted = await PostAsync(http, """{"positivePrompt": "A fjord"}""");

        Assert.Contains("nothing is spent", line, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }

    [Fact]
    public async Task Without_a_key_it_does_not_start_anywhere_else()
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(
            "WebApi", "--environment", "Production", "--urls", "http://127.0.0.1:0");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("RUNWARE_API_KEY", output + errors, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string json) =>
        http.PostAsync("/videos", new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>
    /// Asks until the background service knows the end. The emulator has finished long before, so this is a matter of polls, not of time.
    /// </summary>
    private static async Task<JsonElement> EndAsync(HttpClient http, Uri location)
    {
        while (true)
        {
            using var response = await http.GetAsync(location);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var video = await BodyAsync(response);
            if (video.GetProperty("status").GetString() is "success" or "error")
            {
                return video;
            }
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return await BodyAsync(response);
    }

    private static List<string> Names(JsonElement element) =>
        [.. element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];
}
