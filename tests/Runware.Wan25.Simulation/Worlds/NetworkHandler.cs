using System.Net;
using System.Net.Sockets;
using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Plans;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>
/// The way from one client to the service: latency, outages, exceptions that HTTP should not throw, and an eye on every request.
/// </summary>
internal sealed class NetworkHandler(World world, ClientSeat seat, HttpMessageHandler service) : ConnectionHandler(service)
{
    private int _calls;

    public int Faults { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ++_calls;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var kind = RequestKind.Of(request.Method, body);
        world.Trace.Count((seat.Plan.Number << 24) + call);
        world.Trace.Add($"client {seat.Plan.Number} request {call}: {kind}");
        seat.CountRequest(kind);
        SubmissionTrail.Current?.Sending(kind);
        seat.Order.Sending(SubmissionTrail.Current, kind.IsSubmit);
        if (kind.IsSubmit)
        {
            kind.Ids.ToList().ForEach(world.CountSubmission);
            kind.Ids.ToList().ForEach(seat.CountSubmission);
        }

        await seat.OnCallAsync(call, isSending: true);
        try
        {
            var response = await TravelAsync(request, call, kind.IsSubmit, cancellationToken);
            world.Trace.Count((int)response.StatusCode);
            world.Trace.Add($"client {seat.Plan.Number} request {call}: {(int)response.StatusCode}{Tell(response)}");
            seat.CountResponse(kind, (int)response.StatusCode);
            SubmissionTrail.Current?.Received(kind, response);
            seat.Order.Received(
                SubmissionTrail.Current,
                isRefusedForRoom: kind.IsSubmit && EvidenceReader.IsForLackOfRoom(response),
                isWhole: response.Content is ReadOnlyMemoryContent or { Headers.ContentLength: 0 });
            if (kind.IsSubmit)
            {
                SpendingJudge.Check(world, seat);
            }

            await seat.OnCallAsync(call, isSending: false);
            return response;
        }
        catch (Exception exception)
        {
            SubmissionTrail.Current?.Failed(kind, exception);
            seat.Order.Received(SubmissionTrail.Current, isRefusedForRoom: false);
            world.Trace.Count(exception.GetType().Name.Length);
            world.Trace.Add($"client {seat.Plan.Number} request {call}: {exception.GetType().Name}: {exception.Message}");
            throw;
        }
    }

    private async Task<HttpResponseMessage> TravelAsync(
        HttpRequestMessage request, int call, bool isSubmit, CancellationToken cancellationToken)
    {
        var luck = new Luck(world.Plan.Seed, "call", ((long)seat.Plan.Number << 32) + call);
        await LagAsync(luck, cancellationToken);
        var odd = world.IsHealed ? 0 : luck.Unit() < seat.Plan.OddExceptions ? luck.Between(1, 2) : 0;
        if (odd == 1)
        {
            throw Odd(luck);
        }

        if (world.OutageNow is { } outage)
        {
            Faults++;
            return await EndureAsync(outage, request, cancellationToken);
        }

        if (isSubmit && !world.IsHealed && luck.Chance(seat.Plan.Stragglers))
        {
            return await StraggleAsync(request, luck, cancellationToken);
        }

        var response = await PassOnAsync(request, cancellationToken);
        await LagAsync(luck, cancellationToken);
        return odd == 2 ? throw Odd(luck) : response;
    }

    /// <summary>
    /// The client loses the connection, or waits in vain; what it sent arrives all the same, perhaps after what it sends next.
    /// </summary>
    private async Task<HttpResponseMessage> StraggleAsync(HttpRequestMessage request, Luck luck, CancellationToken cancellationToken)
    {
        Faults++;
        _ = ArriveAsync(
            new HttpRequestMessage(request.Method, request.RequestUri)
            {
                Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(CancellationToken.None)),
                Headers = { Authorization = request.Headers.Authorization },
            },
            luck.Pick(luck.Time(0, 1), luck.Time(0, 5), luck.Time(0, 60)));
        if (luck.Chance(0.3))
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
            world.Trace.Add($"client {seat.Plan.Number}: a late submission arrives");
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

    private Task LagAsync(Luck luck, CancellationToken cancellationToken) => seat.Plan.Latency == TimeSpan.Zero
        ? Task.CompletedTask
        : Task.Delay(luck.Time(0, seat.Plan.Latency.TotalSeconds), world.Clock, cancellationToken);

    private Exception Odd(Luck luck)
    {
        Faults++;
        return luck.Pick<Exception>(
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
