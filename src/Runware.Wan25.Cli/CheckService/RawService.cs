using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// Sends requests to the service without the client, which would hide how the service behaves. Nothing is retried: a request that fails has
/// failed.
/// </summary>
internal sealed class RawService(HttpMessageHandler handler, ServiceCheckOptions options) : IDisposable
{
    private const string DryRunHeader = "X-Runware-Dry-Run";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly HttpMessageInvoker _http = new(handler, disposeHandler: false);

    public Task<ProbeResponse> PollAsync(CancellationToken cancellationToken, params Guid[] ids) =>
        PostAsync([.. ids.Select(id => ProbeTasks.Of("getResponse", id))], isDryRun: false, cancellationToken);

    public Task<ProbeResponse> DetailsAsync(Guid id, CancellationToken cancellationToken) =>
        PostAsync([ProbeTasks.Of("getTaskDetails", id)], isDryRun: false, cancellationToken);

    public async Task<ProbeResponse> PostAsync(JsonObject[] tasks, bool isDryRun, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Endpoint)
        {
            Content = new StringContent(new JsonArray([.. tasks]).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {options.ApiKey}");
        if (isDryRun)
        {
            request.Headers.TryAddWithoutValidation(DryRunHeader, "1");
        }

        using var limit = new CancellationTokenSource(Limit, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            string body = await response.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false);
            return new((int)response.StatusCode, Parse(body)) { RetryAfter = response.Headers.RetryAfter?.ToString() };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(0, null, exception is OperationCanceledException ? $"none within {Limit}" : exception.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private static JsonElement? Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
