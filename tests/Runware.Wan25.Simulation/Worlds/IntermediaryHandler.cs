using System.Net;
using Runware.Wan25.Simulation.Plans;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>A handler of the host that sends more than it was given.</summary>
internal sealed class IntermediaryHandler(Intermediary kind, TimeProvider clock, HttpMessageHandler network) : DelegatingHandler(network)
{
    private const int MaxRepeats = 3;

    // The limits of the standard resilience handler.
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HedgingDelay = TimeSpan.FromSeconds(2);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => kind switch
    {
        Intermediary.SendsTwiceKeepsSecond or Intermediary.SendsTwiceKeepsFirst => SendTwiceAsync(request, cancellationToken),
        Intermediary.Resilience => WithinAsync(TotalTimeout, token => RepeatAsync(request, TryTimeout, token), cancellationToken),
        Intermediary.Hedges => HedgeAsync(request, cancellationToken),
        _ => RepeatAsync(request, Timeout.InfiniteTimeSpan, cancellationToken),
    };

    private static bool IsTransient(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private async Task<HttpResponseMessage> SendTwiceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var first = await base.SendAsync(request, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (kind == Intermediary.SendsTwiceKeepsSecond)
        {
            first.Dispose();
            return await base.SendAsync(request, cancellationToken);
        }

        (await base.SendAsync(request, cancellationToken)).Dispose();
        return first;
    }

    private async Task<HttpResponseMessage> RepeatAsync(HttpRequestMessage request, TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var repeat = 0; ; repeat++)
        {
            try
            {
                var response = await WithinAsync(limit, token => base.SendAsync(request, token), cancellationToken);
                if (repeat == MaxRepeats || !IsTransient(response))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (Exception exception) when (repeat < MaxRepeats && exception is HttpRequestException or TimeoutException)
            {
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << repeat), clock, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> HedgeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<HttpResponseMessage>> tries = [base.SendAsync(request, losers.Token)];
        try
        {
            using var delay = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(tries[0], Task.Delay(HedgingDelay, clock, delay.Token));
            await delay.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsGood(tries[0]))
            {
                tries.Add(base.SendAsync(request, losers.Token));
            }

            var winner = await Task.WhenAny(tries);
            if (!IsGood(winner) && tries.Count > 1)
            {
                winner = winner == tries[0] ? tries[1] : tries[0];
                await Task.WhenAny(winner);
            }

            tries.Remove(winner);
            return await winner;
        }
        finally
        {
            await losers.CancelAsync();
            tries.ForEach(late => _ = DiscardAsync(late));
        }
    }

    private static bool IsGood(Task<HttpResponseMessage> sending) => sending.IsCompletedSuccessfully && !IsTransient(sending.Result);

    private static async Task DiscardAsync(Task<HttpResponseMessage> late)
    {
        await ((Task)late).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (late.IsCompletedSuccessfully)
        {
            (await late).Dispose();
        }
    }

    private async Task<HttpResponseMessage> WithinAsync(
        TimeSpan limit, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await send(both.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The handler's limit of {limit.TotalSeconds} s has passed.");
        }
    }
}

/// <summary>Changes nothing; but a client that is given it knows nothing of what is sent below it.</summary>
internal sealed class PassingHandler(HttpMessageHandler network) : DelegatingHandler(network);
