using System.Net;
using System.Text;

namespace Runware.Wan25.Benchmarks.Service;

/// <summary>Stands before a service and refuses the submissions that exceed its capacity. Each request is some time on its way, both ways.</summary>
internal sealed class CrowdedHandler(HttpMessageHandler service, TimeProvider clock, Func<int> capacity, Func<int, TimeSpan> duration, Random random)
    : DelegatingHandler(service)
{
    private const string NoRoom =
        """{"data":[],"errors":[{"taskType":"videoInference","code":"concurrentRequestLimitExceeded","message":"Please wait."}]}""";

    private readonly PriorityQueue<int, long> _running = new();

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(OneWay(), clock, cancellationToken).ConfigureAwait(false);
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var response = body.AsSpan().IndexOf("videoInference"u8) >= 0 && !TryAccept()
            ? new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(NoRoom, Encoding.UTF8, "application/json") }
            : await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await Task.Delay(OneWay(), clock, cancellationToken).ConfigureAwait(false);
        return response;
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
