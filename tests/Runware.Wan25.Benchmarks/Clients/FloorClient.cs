using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Runware.Wan25.Benchmarks.Clients;

/// <summary>The least code that makes a video: raw HttpClient, source-generated JSON, and a loop. It survives nothing.</summary>
internal sealed class FloorClient(HttpClient http, Uri endpoint, string apiKey, TimeSpan wait, TimeProvider clock)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly AuthenticationHeaderValue _authorization = new("Bearer", apiKey);

    public async Task<ResponseRow> GenerateAsync(VideoTask task)
    {
        await SubmitAsync(task).ConfigureAwait(false);
        while (true)
        {
            await Task.Delay(wait, clock).ConfigureAwait(false);
            var response = await PostAsync([new PollTask(task.TaskId)], WireJson.Default.PollTaskArray).ConfigureAwait(false);
            if (response is { Data: [{ Status: "success" } row] })
            {
                return row;
            }
        }
    }

    public Task SubmitAsync(VideoTask task) => PostAsync([task], WireJson.Default.VideoTaskArray);

    private async Task<Response?> PostAsync<T>(T tasks, JsonTypeInfo<T> type)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(tasks, type)),
        };
        message.Content.Headers.ContentType = Json;
        message.Headers.Authorization = _authorization;
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(body, WireJson.Default.Response).ConfigureAwait(false);
    }
}
