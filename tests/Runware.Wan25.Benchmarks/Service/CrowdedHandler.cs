using System.Net;
using System.Text;

namespace Runware.Wan25.Benchmarks.Service;

/// <summary>
/// Stands before a service and refuses the submissions that exceed its capacity. Each request is some time on its way, both ways.
/// </summary>
internal sealed class CrowdedHandler(
    HttpMessageHandler service, TimeProvider clock, Func<int> capacity, Func<int, TimeSpan> duration, Random random)
    : HttpMessageHandler
{
    private const string NoRoom =
        """{"data":[],"errors":[{"taskType":"videoInference","code":"concurrentRequestLimitExceeded","message":"Please wait."}]}""";

    // Not a delegating handler: such a one may send several times, so that a refusal would prove nothing.
    private readonly HttpMessageInvoker _service = new(service);
    private readonly PriorityQueue<int, long> _running = new();

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(OneWay(), clock, cancellationToken).ConfigureAwait(false);
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var response = body.AsSpan().IndexOf("videoInference"u8) >= 0 && !TryAccept()
            ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(NoRoom, Encoding.UTF8, "application/json") }
            : await _service.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await Task.Delay(OneWay(), clock, cancellationToken).ConfigureAwait(false);
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        _service.Dispose();
        base.Dispose(disposing);
    }

    private bool TryAccept()
    {
        var now = clock.GetTimestamp();
        while (_running.TryPeek(out _, out var end) && end <= now)
        {
            _running.Dequeue();
        }

        if (_running.Count >= capacity())
        {
            Refused++;
            return false;
        }

        _running.Enqueue(Accepted, now + (long)(duration(Accepted).TotalSeconds * clock.TimestampFrequency));
        Accepted++;
        return true;
    }

    private TimeSpan OneWay() => TimeSpan.FromMilliseconds(random.Next(50, 250));
}
