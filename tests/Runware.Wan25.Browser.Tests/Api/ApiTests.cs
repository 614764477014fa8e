using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Runware.Wan25.Browser.Tests.Api;

/// <summary>The studio's endpoints, as somebody else's program or page would meet them.</summary>
public sealed class ApiTests(StudioHost host) : IClassFixture<StudioHost>
{
    private const string Valid = """{"positivePrompt":"A lighthouse","duration":5}""";
    private readonly HttpClient _http = host.CreateClient();

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task Another_sites_page_cannot_order(string header, string value)
    {
        foreach (string path in (string[])["/api/jobs", "/api/images", "/api/validate"])
        {
            using HttpRequestMessage request = Post(path, Valid);
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Headers.Add(header, value);

            using HttpResponseMessage response = await _http.SendAsync(request);

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Origin", "https://localhost")]
    public async Task The_studios_own_page_can_order_also_where_no_port_is_named(string header, string value)
    {
        using HttpRequestMessage request = Post("/api/jobs", Valid);
        request.Headers.Host = "localhost";
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.Add(header, value);

        using HttpResponseMessage response = await _http.SendAsync(request);

        Assert.NotEqual(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_name_that_is_not_the_studios_leads_nowhere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "rebound.example";

        using HttpResponseMessage response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_same_order_under_a_key_joins_and_another_is_refused()
    {
        var key = Guid.NewGuid();
        using HttpRequestMessage other = Post("/api/jobs", """{"positivePrompt":"Something else","duration":10}""");
        other.Headers.Add("Idempotency-Key", key.ToString());

        JsonNode first = await OrderAsync(key, Valid);
        JsonNode second = await OrderAsync(key, Valid);
        using HttpResponseMessage refused = await _http.SendAsync(other);

        Assert.Equal(key.ToString(), (string?)first["key"]);
        Assert.Equal((string?)first["enqueuedAt"], (string?)second["enqueuedAt"]);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task A_cursor_that_is_none_is_refused(string cursor)
    {
        using HttpResponseMessage response = await _http.GetAsync($"/api/jobs?cursor={cursor}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("cursor", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_OpenAPI_document_is_valid_and_shows_an_order()
    {
        (OpenApiDocument? document, OpenApiDiagnostic? diagnostic) = OpenApiDocument.Parse(
            await _http.GetStringAsync("/openapi/v1.json"), "json");

        Assert.Empty(diagnostic!.Errors.Select(error => error.ToString()));
        OpenApiOperation order = document!.Paths["/api/jobs"].Operations![HttpMethod.Post];
        Assert.Equal(2000, order.RequestBody!.Content!["application/json"].Schema!.Properties!["positivePrompt"].MaxLength);
        Assert.Contains("402", order.Responses!.Keys);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("order 4711")]
    [InlineData("../../etc/passwd")]
    public async Task A_key_that_is_no_uuid_is_refused(string? key)
    {
        using HttpRequestMessage request = Post("/api/jobs", Valid);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using HttpResponseMessage response = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Idempotency-Key", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_reported_by_path_the_same_before_and_with_the_order()
    {
        const string wrong = """{"positivePrompt":"","numberResults":9,"seed":"seven","width":1234,"height":720}""";
        using HttpRequestMessage order = Post("/api/jobs", wrong);
        order.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());

        using HttpResponseMessage refused = await _http.SendAsync(order);
        using HttpResponseMessage checkedBefore = await _http.SendAsync(Post("/api/validate", wrong));
        JsonNode problem = (await refused.Content.ReadFromJsonAsync<JsonNode>())!;
        JsonNode violations = (await checkedBefore.Content.ReadFromJsonAsync<JsonNode>())!;

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.StatusCode, checkedBefore.StatusCode));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            new[] { "numberResults", "positivePrompt", "seed", "width" },
            problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.True(JsonNode.DeepEquals(problem["errors"], violations["errors"]));
    }

    [Fact]
    public async Task The_form_offers_what_the_sdk_allows()
    {
        JsonNode form = (await _http.GetFromJsonAsync<JsonNode>("/api/form"))!;

        Assert.Equal(VideoSize.All.Select(size => size.ToString()), form["sizes"]!.AsArray().Select(size => (string?)size!["value"]));
        Assert.Equal((2000, 500, 4), ((int)form["maxPromptLength"]!, (int)form["maxNegativePromptLength"]!, (int)form["maxResults"]!));
        Assert.Equal([5, 10], form["durations"]!.AsArray().Select(seconds => (int)seconds!));
        Assert.True((bool)form["service"]!["isEmulated"]!);
    }

    [Fact]
    public async Task An_image_that_is_none_and_one_that_is_too_large_are_refused()
    {
        using HttpResponseMessage none = await _http.PostAsync("/api/images", new ByteArrayContent("GIF? No."u8.ToArray()));
        using HttpResponseMessage large = await _http.PostAsync("/api/images", new ByteArrayContent(new byte[1_048_577]));

        JsonNode problem = (await none.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge), (none.StatusCode, large.StatusCode));
        Assert.NotNull(problem["errors"]!["inputs.frameImages[0]"]);
    }

    [Fact]
    public async Task A_cut_image_is_refused_and_a_mislabeled_one_is_reported()
    {
        byte[] png = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        var mislabeled = new ByteArrayContent(png) { Headers = { ContentType = new("image/jpeg") } };

        using HttpResponseMessage cut = await _http.PostAsync("/api/images", new ByteArrayContent(png[..^20]));
        using HttpResponseMessage told = await _http.PostAsync("/api/images", mislabeled);

        Assert.Contains("This image is not complete", await cut.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True((bool)(await told.Content.ReadFromJsonAsync<JsonNode>())!["isMislabeled"]!);
    }

    [Fact]
    public async Task An_order_over_the_spending_limit_is_refused_in_words()
    {
        await using var limited = new StudioHost(("Wan25:Spending:MaxPerRequest", "0.5"));
        using HttpClient http = limited.CreateClient();
        using HttpRequestMessage order = Post("/api/jobs", """{"positivePrompt":"A lighthouse","numberResults":3}""");
        order.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());

        using HttpResponseMessage refused = await http.SendAsync(order);
        JsonNode account = (await http.GetFromJsonAsync<JsonNode>("/api/account"))!;

        Assert.Equal(HttpStatusCode.PaymentRequired, refused.StatusCode);
        Assert.Contains(
            "This order would cost about $1.42, and one order may cost $0.50.",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Equal(0.5m, (decimal)account["maxPerOrder"]!);
    }

    [Fact]
    public async Task A_job_is_reported_as_it_goes_and_its_video_comes_in_ranges()
    {
        await using Stream stream = await _http.GetStreamAsync("/api/events");
        await using IAsyncEnumerator<SseItem<string>> events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("state", events.Current.EventType);

        var key = Guid.NewGuid();
        await OrderAsync(key, Valid);
        JsonNode job;
        do
        {
            Assert.True(await events.MoveNextAsync());
            job = JsonNode.Parse(events.Current.Data)!["jobs"]!.AsArray().FirstOrDefault(one => (string?)one!["key"] == key.ToString())
                ?? new JsonObject();
        }
        while ((string?)job["state"] != "completed");

        Assert.True((bool)job["isAccepted"]!);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{(string)job["videos"]![0]!["url"]!}");
        request.Headers.Range = new(0, 99);
        using HttpResponseMessage part = await _http.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, 100L), (part.StatusCode, part.Content.Headers.ContentLength));
        Assert.Equal("video/mp4", part.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_video_that_is_not_the_jobs_is_not_there()
    {
        var key = Guid.NewGuid();
        await OrderAsync(key, Valid);

        string[] paths = [$"/videos/{key}/{Guid.NewGuid()}", $"/videos/{Guid.NewGuid()}/{Guid.NewGuid()}", "/videos/..%2F..%2Fjobs.db/x"];
        foreach (string path in paths)
        {
            using HttpResponseMessage response = await _http.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_may_load_nothing_from_elsewhere_and_be_framed_by_nobody()
    {
        using HttpResponseMessage page = await _http.GetAsync("/");

        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Post(string path, string json) =>
        new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private async Task<JsonNode> OrderAsync(Guid key, string json)
    {
        using HttpRequestMessage request = Post("/api/jobs", json);
        request.Headers.Add("Idempotency-Key", key.ToString());
        using HttpResponseMessage response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
