using System.Net;
using Runware.Wan25.Simulation.Plans;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>A handler of the host that sends more than it was given.</summary>
internal sealed class MiddlemanHandler(Middleman kind, TimeProvider clock, HttpMessageHandler network) : DelegatingHandler(network)
{
    private const int MostRepeats = 3;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case Middleman.SendsTwiceKeepsSecond:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                return await base.SendAsync(request, cancellationToken);
            case Middleman.SendsTwiceKeepsFirst:
                var first = await base.SendAsync(request, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                (await base.SendAsync(request, cancellationToken)).Dispose();
                return first;
            default:
                return await RepeatAsync(request, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> RepeatAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var repeat = 0; ; repeat++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (repeat == MostRepeats || response.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (repeat < MostRepeats)
            {
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << repeat), clock, cancellationToken);
        }
    }
}
