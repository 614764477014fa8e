using System.Net;
using System.Net.Sockets;
using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Plans;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>
/// The way from one client to the service: latency, outages, exceptions that HTTP should not throw, and an eye on every request.
/// </summary>
internal sealed class NetworkHandler(World world, ClientHarness harness, HttpMessageHandler service) : ConnectionHandler(service)
{
    private int _calls;

    public int Faults { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ++_calls;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var kind = RequestKind.Of(request.Method, body);
        world.Trace.Count((harness.Plan.Number << 24) + call);
        world.Trace.Add($"client {harness.Plan.Number} request {call}: {kind}");
        harness.CountRequest(kind);
        SubmissionTrail.Current?.Sending(kind);
        harness.Order.Sending(SubmissionTrail.Current, kind.IsSubmit);
        if (kind.IsSubmit)
        {
            kind.Ids.ToList().ForEach(world.CountSubmission);
            kind.Ids.ToList().ForEach(harness.CountSubmission);
        }

        await harness.OnCallAsync(call, isSending: true);
        try
        {
            var response = await TravelAsync(request, call, kind.IsSubmit, cancellationToken);
            world.Trace.Count((int)response.StatusCode);
            world.Trace.Add($"client {harness.Plan.Number} request {call}: {(int)response.StatusCode}{Tell(response)}");
            harness.CountResponse(kind, (int)response.StatusCode);
            SubmissionTrail.Current?.Received(kind, response);
            harness.Order.Received(
                SubmissionTrail.Current,
                isRefusedForRoom: kind.IsSubmit && EvidenceReader.IsForLackOfRoom(response),
                isWhole: response.Content is ReadOnlyMemoryContent or { Headers.ContentLength: 0 });
            if (kind.IsSubmit)
            {
                SpendingChecker.Check(world, harness);
            }

            await harness.OnCallAsync(call, isSending: false);
            return response;
        }
        catch (Exception exception)
        {
            SubmissionTrail.Current?.Failed(kind, exception);
            harness.Order.Received(SubmissionTrail.Current, isRefusedForRoom: false);
            world.Trace.Count(exception.GetType().Name.Length);
            world.Trace.Add($"client {harness.Plan.Number} request {call}: {exception.GetType().Name}: {exception.Message}");
            throw;
        }
    }

    private async Task<HttpResponseMessage> TravelAsync(
        HttpRequestMessage request, int call, bool isSubmit, CancellationToken cancellationToken)
    {
        var random = new SeededRandom(world.Plan.Seed, "call", ((long)harness.Plan.Number << 32) + call);
        await LagAsync(random, cancellationToken);
        var odd = world.IsHealed ? 0 : random.Unit() < harness.Plan.OddExceptions ? random.Between(1, 2) : 0;
        if (odd == 1)
        {
            throw Odd(random);
        }

        if (world.OutageNow is { } outage)
        {
            Faults++;
            return await EndureAsync(outage, request, cancellationToken);
        }

        if (isSubmit && !world.IsHealed && random.Chance(harness.Plan.Stragglers))
        {
            return await StraggleAsync(request, random, cancellationToken);
        }

        var response = await PassOnAsync(request, cancellationToken);
        await LagAsync(random, cancellationToken);
        return odd == 2 ? throw Odd(random) : response;
    }

    /// <summary>
    /// The client loses the connection, or waits in vain; what it sent arrives all the same, perhaps after what it sends next.
    /// </summary>
    private async Task<HttpResponseMessage> StraggleAsync(
        HttpRequestMessage request, SeededRandom random, CancellationToken cancellationToken)
    {
        Faults++;
        _ = ArriveAsync(
            new HttpRequestMessage(request.Method, request.RequestUri)
            {
                Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(CancellationToken.None)),
                Headers = { Authorization = request.Headers.Authorization },
            },
            random.Pick(random.Time(0, 1), random.Time(0, 5), random.Time(0, 60)));
        if (random.Chance(0.3))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, world.Clock, cancellationToken);
        }

        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
    }

    private async Task ArriveAsync(HttpRequestMessage request, TimeSpan late)
    {
        try
        {
            await Task.Delay(late, world.Clock, world.End);
            world.Trace.Add($"client {harness.Plan.Number}: a late submission arrives");
            (await PassOnAsync(request, world.End)).Dispose();
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException)
        {
            // Lost on the way, after all.
        }
    }

    private async Task<HttpResponseMessage> EndureAsync(Outage outage, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (outage.Effect)
        {
            case Effect.RefuseConnection:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
            case Effect.Status503:
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request };
            case Effect.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, world.Clock, cancellationToken);
                break;
            case Effect.DropAfter:
                (await PassOnAsync(request, cancellationToken)).Dispose();
                break;
        }

        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
    }

    private Task LagAsync(SeededRandom random, CancellationToken cancellationToken) => harness.Plan.Latency == TimeSpan.Zero
        ? Task.CompletedTask
        : Task.Delay(random.Time(0, harness.Plan.Latency.TotalSeconds), world.Clock, cancellationToken);

    private Exception Odd(SeededRandom random)
    {
        Faults++;
        return random.Pick<Exception>(
            new IOException("A pipe broke."),
            new SocketException((int)SocketError.ConnectionReset),
            new TaskCanceledException("A handler's own time limit."),
            new InvalidOperationException("A handler has a bug."),
            new HttpRequestException("Nobody knows why."),
            new TimeoutException("A handler lost patience."));
    }

    private static string Tell(HttpResponseMessage response) =>
        $"{(response.Headers.RetryAfter is { } wait ? $" Retry-After {wait}" : "")}"
            + $"{(response.Content.Headers.ContentRange is { } range ? $" {range}" : "")} {Beginning(response)}";

    /// <summary>Only a body that is in memory anyway may be looked at.</summary>
    private static string Beginning(HttpResponseMessage response)
    {
        if (response.Content is not ReadOnlyMemoryContent content)
        {
            return "";
        }

        var text = content.ReadAsStringAsync(CancellationToken.None).GetAwaiter().GetResult();
        return text.Length > 400 ? text[..400] + "…" : text;
    }
}
