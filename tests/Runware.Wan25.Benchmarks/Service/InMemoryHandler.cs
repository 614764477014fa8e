using System.Buffers;
using System.Net;

namespace Runware.Wan25.Benchmarks.Service;

/// <summary>
/// The lean service without a network. What it costs itself (reading the body's bytes and writing the response's, not serializing the body)
/// is metered, so that it can be taken off the client's account.
/// </summary>
internal sealed class InMemoryHandler(LeanService service) : HttpMessageHandler
{
    private readonly MemoryStream _body = new(64 * 1024);
    private readonly ArrayBufferWriter<byte> _response = new(64 * 1024);

    public ServiceMeter Meter { get; } = new();

    // One request at a time, which holds for all who use it: sequential runs, and runs on a pool of one thread.
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _body.SetLength(0);
        var copying = request.Content!.CopyToAsync(_body, CancellationToken.None);
        return copying.IsCompletedSuccessfully ? Task.FromResult(Respond()) : RespondAfterAsync(copying);
    }

    private async Task<HttpResponseMessage> RespondAfterAsync(Task copying)
    {
        await copying.ConfigureAwait(false);
        return Respond();
    }

    private HttpResponseMessage Respond()
    {
        using (Meter.Measure())
        {
            _response.ResetWrittenCount();
            service.Respond(_body.GetBuffer().AsSpan(0, (int)_body.Length), _response);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(_response.WrittenSpan.ToArray()) };
        }
    }
}
