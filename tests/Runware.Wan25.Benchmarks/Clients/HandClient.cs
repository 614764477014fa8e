using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace Runware.Wan25.Benchmarks.Clients;

/// <summary>
/// What the service's documentation leads a user to write: one loop per video at the cadence of the official clients (after 1 s, then
/// 0.5 s, ×1.5 up to 10 s), and a first frame as a base64 text of the whole file.
/// </summary>
internal sealed class HandClient(HttpClient http, Uri endpoint, TimeProvider clock)
{
    private const double FirstWait = 1, FirstPause = 0.5, Growth = 1.5, MaxPause = 10;

    public async Task<ResponseRow> GenerateAsync(VideoTask task)
    {
        await SubmitAsync(task).ConfigureAwait(false);
        var wait = FirstWait;
        for (var pause = FirstPause; ; wait = pause, pause = Math.Min(pause * Growth, MaxPause))
        {
            await Task.Delay(TimeSpan.FromSeconds(wait), clock).ConfigureAwait(false);
            var response = await PostAsync([new PollTask(task.TaskId)], WireJson.Default.PollTaskArray).ConfigureAwait(false);
            if (response is { Data: [{ Status: "success" } row, ..] })
            {
                return row;
            }
        }
    }

    public async Task SubmitAsync(VideoTask task) => await PostAsync([task], WireJson.Default.VideoTaskArray).ConfigureAwait(false);

    public async Task SubmitAsync(VideoTask task, string firstFrame)
    {
        var bytes = await File.ReadAllBytesAsync(firstFrame).ConfigureAwait(false);
        var image = "data:image/png;base64," + Convert.ToBase64String(bytes);
        await SubmitAsync(task with { Inputs = new([new(image, "first")]) }).ConfigureAwait(false);
    }

    private async Task<Response?> PostAsync<T>(T tasks, JsonTypeInfo<T> type)
    {
        using var response = await http.PostAsJsonAsync(endpoint, tasks, type).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(WireJson.Default.Response).ConfigureAwait(false);
    }
}
