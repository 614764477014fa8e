using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Runware.Wan25.Live;

/// <summary>A request, and the service's response to it.</summary>
internal sealed record Exchange(string Request, int Status, string Body)
{
    public bool IsPoll => Request.Contains("getResponse", StringComparison.Ordinal);

    public bool IsArchive => Request.Contains("getTaskDetails", StringComparison.Ordinal);

    public bool IsOrder => Request.Contains("videoInference", StringComparison.Ordinal);

    public Exchange Rewrite(string pattern, string replacement, int count = -1) =>
        this with { Body = new Regex(pattern).Replace(Body, replacement, count) };

    public Exchange Replace(string from, string to) => this with { Body = Body.Replace(from, to, StringComparison.Ordinal) };
}

/// <summary>Changes the responses of a service.</summary>
/// <param name="service">The service.</param>
/// <param name="mix">Changes a response.</param>
/// <param name="instead">Responds in the service's place; null: does not.</param>
internal sealed class MixingHandler(HttpMessageHandler service, Func<Exchange, Exchange> mix, Func<string, Exchange?> instead)
    : HttpMessageHandler
{
    private readonly HttpMessageInvoker _service = new(service);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Exchange exchange = instead(body) ?? mix(await SendToServiceAsync(request, body, cancellationToken));
        return new((HttpStatusCode)exchange.Status) { Content = new StringContent(exchange.Body, Encoding.UTF8, "application/json") };
    }

    private async Task<Exchange> SendToServiceAsync(HttpRequestMessage request, string body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _service.SendAsync(request, cancellationToken);
        return new(body, (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    protected override void Dispose(bool disposing)
    {
        _service.Dispose();
        base.Dispose(disposing);
    }
}
