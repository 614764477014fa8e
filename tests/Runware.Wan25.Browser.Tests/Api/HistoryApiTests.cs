using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Jobs;

namespace Runware.Wan25.Browser.Tests.Api;

/// <summary>Jobs are searched, canceled while they wait, and deleted when they have ended.</summary>
public sealed class HistoryApiTests
{
    [Fact]
    public async Task A_job_that_waits_is_canceled_and_cannot_be_deleted()
    {
        await using var host = new StudioHost(("Jobs:MaxRunningPerNode", "0"));
        using HttpClient http = host.CreateClient();
        string job = await OrderAsync(http, "A job that waits");

        using HttpResponseMessage early = await http.DeleteAsync(job);
        using HttpResponseMessage canceled = await http.PostAsync($"{job}/cancel", null);
        using HttpResponseMessage gone = await http.GetAsync(job);

        Assert.Equal(
            (HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
            (early.StatusCode, canceled.StatusCode, gone.StatusCode));
    }

    [Fact]
    public async Task A_canceled_job_that_has_run_may_be_charged_and_goes_on()
    {
        // Each attempt is refused by the limit before anything is sent: the job has run, and waits again.
        await using var host = new StudioHost(("Wan25:Spending:MaxTotal", "0.01"));
        using HttpClient http = host.CreateClient();
        string job = await OrderAsync(http, "A job that has run");
        await foreach (VideoJob seen in host.Services.GetRequiredService<IVideoJobs>().WatchAsync(Path.GetFileName(job)))
        {
            if (seen is { State: VideoJobState.Queued, Attempts: > 0 })
            {
                break;
            }
        }

        using HttpResponseMessage canceled = await http.PostAsync($"{job}/cancel", null);
        JsonNode told = (await canceled.Content.ReadFromJsonAsync<JsonNode>())!;
        using HttpResponseMessage retried = await http.PostAsync($"{job}/retry", null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent), (canceled.StatusCode, retried.StatusCode));
        Assert.Equal("canceled", (string?)told["state"]);
        Assert.Contains("may be charged", (string?)told["failure"]!["title"], StringComparison.Ordinal);
        Assert.NotEqual("canceled", (string?)(await http.GetFromJsonAsync<JsonNode>(job))!["state"]);
    }

    [Fact]
    public async Task Prompts_and_states_are_searched_and_a_deleted_job_is_not_found()
    {
        await using var host = new StudioHost();
        using HttpClient http = host.CreateClient();
        string fox = await OrderAsync(http, "A fox in the snow");
        _ = await OrderAsync(http, "A paper boat");
        await foreach (VideoJob _ in host.Services.GetRequiredService<IVideoJobs>().WatchAsync(Path.GetFileName(fox)))
        {
            // Until it has ended.
        }

        Assert.Equal(["A fox in the snow"], await FindAsync(http, "search=FOX&state=done"));
        Assert.Empty(await FindAsync(http, "search=fox&state=failed"));
        Assert.Equal(["A fox in the snow"], await FindAsync(http, "search=fox&from=2020-01-01T00:00:00Z"));
        Assert.Empty(await FindAsync(http, "search=fox&before=2020-01-01T00:00:00Z"));
        string video = (string)(await http.GetFromJsonAsync<JsonNode>(fox))!["videos"]![0]!["url"]!;
        using HttpResponseMessage tooLate = await http.PostAsync($"{fox}/cancel", null);
        using HttpResponseMessage deleted = await http.DeleteAsync(fox);
        using HttpResponseMessage file = await http.GetAsync($"/{video}");

        Assert.Equal(
            (HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
            (tooLate.StatusCode, deleted.StatusCode, file.StatusCode));
        Assert.Empty(await FindAsync(http, "search=fox"));
    }

    private static async Task<string> OrderAsync(HttpClient http, string prompt)
    {
        string key = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/jobs");
        request.Content = new StringContent($$"""{"positivePrompt":"{{prompt}}"}""", Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return $"/api/jobs/{key}";
    }

    private static async Task<string[]> FindAsync(HttpClient http, string query) =>
        [.. (await http.GetFromJsonAsync<JsonNode>($"/api/jobs?{query}"))!["jobs"]!.AsArray().Select(job => (string)job!["prompt"]!)];
}
