using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>The receiver of webhooks and uploads: records the requests, and responds with the status that the test defines.</summary>
internal sealed class ReceivingHandler(Func<int, HttpStatusCode> statusOf) : HttpMessageHandler
{
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public async Task<Received> NextAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        int call = Interlocked.Increment(ref _calls);
        _received.Writer.TryWrite(new Received(request.Method, request.RequestUri!, request.Content.Headers.ContentType!.ToString(), body));
        return new HttpResponseMessage(statusOf(call));
    }

    internal sealed record Received(HttpMethod Method, Uri Target, string ContentType, byte[] Body)
    {
        public JsonObject Json => (JsonObject)JsonNode.Parse(Body)!;
    }
}
