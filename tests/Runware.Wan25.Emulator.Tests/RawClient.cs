using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Sends requests as a client in any language would: with handwritten JSON and without an SDK.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _endpoint;

    public RawClient(RunwareEmulator emulator, bool overSocket = false)
    {
        _http = overSocket ? new HttpClient() : new HttpClient(emulator.CreateHandler());
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _endpoint = emulator.Endpoint;
    }

    public HttpClient Http => _http;

    public static JsonObject TextTask(Guid id, string more = "") => (JsonObject)JsonNode.Parse(
        $$"""
        {
          "taskType":"videoInference","taskUUID":"{{id}}","model":"runware:201@1",
          "positivePrompt":"A lighthouse","resolution":"720p"{{more}}
        }
        """)!;

    public static JsonObject Poll(Guid id) => new() { ["taskType"] = "getResponse", ["taskUUID"] = id.ToString() };

    public static JsonObject Details(Guid id) => new() { ["taskType"] = "getTaskDetails", ["taskUUID"] = id.ToString() };

    public async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(params JsonObject[] tasks)
    {
        using HttpResponseMessage response = await PostTextAsync(new JsonArray([.. tasks]).ToJsonString());
        return (response.StatusCode, (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public Task<HttpResponseMessage> PostTextAsync(string body) =>
        _http.PostAsync(_endpoint, new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<Guid> SubmitAsync(string more = "")
    {
        var id = Guid.NewGuid();
        (HttpStatusCode status, JsonObject body) = await PostAsync(TextTask(id, more));
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return id;
    }

    public async Task<JsonArray> RowsAsync(Guid id) => (JsonArray)(await PostAsync(Poll(id))).Body["data"]!;

    public async Task<string> ErrorCodeAsync(JsonObject task)
    {
        (HttpStatusCode status, JsonObject body) = await PostAsync(task);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        return (string)Assert.Single((JsonArray)body["errors"]!)!["code"]!;
    }

    public void Dispose() => _http.Dispose();
}
