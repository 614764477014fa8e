using System.Net;
using System.Text;
using Runware.Wan25.Cluster.Nodes;

namespace Runware.Wan25.Cluster;

/// <summary>
/// Places orders, each with a key of its own, and repeats them at another studio under the same key until one is accepted.
/// </summary>
internal sealed class Orders(IReadOnlyList<NodeSlot> nodes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly HttpClient _browser = new() { Timeout = TimeSpan.FromSeconds(15) };
    private int _repeated;

    /// <summary>The number of repeated requests.</summary>
    public int Repeated => _repeated;

    public async Task PlaceAsync(IEnumerable<Guid> keys, int customers, CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        keys.Select((key, number) => (key, number)),
        new ParallelOptions { MaxDegreeOfParallelism = customers, CancellationToken = cancellationToken },
        async (order, stop) =>
        {
            for (var attempt = 0; !await TryPlaceAsync(order.key, order.number + attempt, stop); attempt++)
            {
                Interlocked.Increment(ref _repeated);
                await Task.Delay(Pause, clock, stop);
            }
        });

    public void Dispose() => _browser.Dispose();

    private async Task<bool> TryPlaceAsync(Guid key, int number, CancellationToken cancellationToken)
    {
        if (nodes[number % nodes.Count].Current is not { } node)
        {
            return false;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Address, "/api/jobs"))
        {
            Content = new StringContent(
                $$"""{"positivePrompt":"Lighthouse number {{number}}","duration":5}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key.ToString());
        try
        {
            using var response = await _browser.SendAsync(request, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.Accepted => true,
                >= HttpStatusCode.InternalServerError => false,
                var refused => throw new InvalidOperationException(
                    $"A studio refused an order: {refused} {await response.Content.ReadAsStringAsync(cancellationToken)}"),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
