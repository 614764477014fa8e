using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Runware.Wan25.Live;

/// <summary>A service's answer, and the question.</summary>
internal sealed record Answer(string Request, int Status, string Body)
{
    public bool IsPoll => Request.Contains("getResponse", StringComparison.Ordinal);

    public bool IsArchive => Request.Contains("getTaskDetails", StringComparison.Ordinal);

    public bool IsOrder => Request.Contains("videoInference", StringComparison.Ordinal);

    public Answer Rewrite(string pattern, string replacement, int count = -1) =>
        this with { Body = new Regex(pattern).Replace(Body, replacement, count) };

    public Answer Replace(string from, string to) => this with { Body = Body.Replace(from, to, StringComparison.Ordinal) };
}

/// <summary>Changes what a service answers.</summary>
/// <param name="service">The service.</param>
/// <param name="mix">Changes a response.</param>
/// <param name="instead">Answers in the service's place; null: does not.</param>
internal sealed class MixingHandler(HttpMessageHandler service, Func<Answer, Answer> mix, Func<string, Answer?> instead)
    : HttpMessageHandler
{
    private readonly HttpMessageInvoker _service = new(service);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string question = await request.Content!.ReadAsStringAsync(cancellationToken);
        Answer answer = instead(question) ?? mix(await AskAsync(request, question, cancellationToken));
        return new((HttpStatusCode)answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") };
    }

    private async Task<Answer> AskAsync(HttpRequestMessage request, string question, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _service.SendAsync(request, cancellationToken);
        return new(question, (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    protected override void Dispose(bool disposing)
    {
        _service.Dispose();
        base.Dispose(disposing);
    }
}
