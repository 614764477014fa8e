using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.Samples.Tests;

public sealed class ControllerApiTests : IAsyncDisposable
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly RunwareEmulator _emulator;
    private readonly WebApplicationFactory<Program> _app;

    public ControllerApiTests()
    {
        _emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = _clock });
        _app = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment("Production")
            .UseSetting("Logging:LogLevel:Default", "None")
            .ConfigureTestServices(services => services.UseWan25Emulator(_emulator, _clock)));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_post_is_accepted_and_its_location_tells_the_result()
    {
        using HttpClient http = _app.CreateClient();

        using HttpResponseMessage accepted = await PostAsync(http, """{"positivePrompt": "A lighthouse", "duration": 5}""");
        JsonElement running = await http.GetFromJsonAsync<JsonElement>(accepted.Headers.Location);
        _clock.Advance(TimeSpan.FromMinutes(1));
        JsonElement finished = await http.GetFromJsonAsync<JsonElement>(accepted.Headers.Location);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.False(running.GetProperty("hasCompleted").GetBoolean());
        Assert.True(finished.GetProperty("hasCompleted").GetBoolean());
        Assert.Equal("success", finished.GetProperty("status").GetString());
        Assert.Equal(1, finished.GetProperty("videos").GetArrayLength());
        Assert.Equal(_emulator.Ledger.Amount, finished.GetProperty("cost").GetDecimal());
    }

    [Fact]
    public async Task A_post_that_is_repeated_under_its_key_pays_once()
    {
        using HttpClient http = _app.CreateClient();
        http.DefaultRequestHeaders.Add("Idempotency-Key", "order-4711");

        using HttpResponseMessage first = await PostAsync(http, """{"positivePrompt": "A lighthouse"}""");
        using HttpResponseMessage second = await PostAsync(http, """{"positivePrompt": "A lighthouse"}""");

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Broken_rules_are_a_400_by_path_and_cost_nothing()
    {
        using HttpClient http = _app.CreateClient();

        using HttpResponseMessage refused = await PostAsync(http, """{"positivePrompt": "", "duration": 7}""");
        JsonElement problem = await refused.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True(problem.GetProperty("errors").TryGetProperty("duration", out _));
        Assert.True(problem.GetProperty("errors").TryGetProperty("positivePrompt", out _));
        Assert.Equal(0, _emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task The_documents_and_the_health_check_work()
    {
        using HttpClient http = _app.CreateClient();

        JsonElement document = await http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        Assert.True(
            document.GetProperty("paths").GetProperty("/videos").GetProperty("post").GetProperty("responses").TryGetProperty("402", out _));
        Assert.Equal("Healthy", await http.GetStringAsync("/health"));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string json) =>
        http.PostAsync("/videos", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
}
