using System.Net;
using System.Net.Http.Headers;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>
/// A file host: serves one file with ETag and ranges as RFC 9110 says. What is scripted comes first, one response per request; after that
/// it behaves.
/// </summary>
internal sealed class ScriptedHost(byte[] file) : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, HttpResponseMessage?>> _script = new();

    public byte[] File { get; set; } = file;

    public EntityTagHeaderValue? ETag { get; set; } = new("\"one\"");

    public bool HonoursRanges { get; set; } = true;

    public bool TellsLength { get; set; } = true;

    /// <summary>Every body the host sends from now on breaks there, however often it is asked.</summary>
    public long? AlwaysBreaksAt { get; set; }

    public Action? OnRequest { get; set; }

    public List<AskedFor> Requests { get; } = [];

    /// <summary>The bodies that were sent.</summary>
    public List<NotSeekable> Bodies { get; } = [];

    /// <summary>Completes when a body stands still.</summary>
    public TaskCompletionSource Stalled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptedHost Then(Func<HttpRequestMessage, HttpResponseMessage?> response)
    {
        _script.Enqueue(response);
        return this;
    }

    public ScriptedHost Then(HttpStatusCode status, Action<HttpResponseMessage>? more = null) => Then(_ =>
    {
        var response = new HttpResponseMessage(status);
        more?.Invoke(response);
        return response;
    });

    public ScriptedHost ThenRedirect(string location, HttpStatusCode status = HttpStatusCode.Found) =>
        Then(status, response => response.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute));

    public ScriptedHost ThenFail(Exception exception) => Then(_ => throw exception);

    public ScriptedHost ThenPage(string html = "<html><body>Something went wrong</body></html>") =>
        Then(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(html) });

    /// <summary>The next response has another length than it says.</summary>
    public ScriptedHost ThenSend(int bytes, long announced) => Then(HttpStatusCode.OK, response =>
    {
        response.Content = new StreamContent(new MemoryStream(SampleVideo.Mp4(bytes)));
        response.Content.Headers.ContentLength = announced;
    });

    /// <summary>The body of the next response breaks after so many bytes of its own.</summary>
    public ScriptedHost ThenBreakAfter(long bytes) =>
        Then(request => Serve(request, body => new BrokenStream(body, bytes, _ => throw new IOException("The connection was reset."))));

    /// <summary>The body of the next response ends after so many bytes, as if it were complete.</summary>
    public ScriptedHost ThenEndAfter(long bytes) =>
        Then(request => Serve(request, body => new BrokenStream(body, bytes, _ => ValueTask.FromResult(0))));

    /// <summary>The body of the next response stands still after so many bytes.</summary>
    public ScriptedHost ThenStallAfter(long bytes) =>
        Then(request => Serve(request, body => new BrokenStream(body, bytes, StandStillAsync)));

    /// <summary>The next response's headers never come.</summary>
    public ScriptedHost ThenSilence() => Then(_ => null);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(AskedFor.By(request));
        OnRequest?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        HttpResponseMessage? response = _script.TryDequeue(out var scripted) ? scripted(request) : Serve(request, BreakWhereAlways);
        if (response is null)
        {
            await StandStillAsync(cancellationToken);
        }

        response!.RequestMessage ??= request;
        return response;
    }

    public HttpResponseMessage Serve(HttpRequestMessage request, Func<Stream, Stream>? wrap = null)
    {
        long from = HonoursRanges && request.Headers.Range is { } range && (request.Headers.IfRange?.EntityTag?.Equals(ETag) ?? true)
            ? range.Ranges.Single().From!.Value
            : 0;
        if (from > 0 && from >= File.Length)
        {
            return new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable);
        }

        Stream body = new MemoryStream(File, (int)from, File.Length - (int)from, writable: false);
        var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
        {
            Content = new StreamContent(Remembered(new NotSeekable(wrap?.Invoke(body) ?? body))),
        };
        response.Headers.ETag = ETag;
        response.Content.Headers.ContentLength = TellsLength ? File.Length - from : null;
        if (from > 0)
        {
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, File.Length - 1, File.Length);
        }

        return response;
    }

    private NotSeekable Remembered(NotSeekable body)
    {
        Bodies.Add(body);
        return body;
    }

    private Stream BreakWhereAlways(Stream body) => AlwaysBreaksAt is { } place
        ? new BrokenStream(body, Math.Max(0, place - (File.Length - body.Length)), _ => throw new IOException("The connection was reset."))
        : body;

    private async ValueTask<int> StandStillAsync(CancellationToken cancellationToken)
    {
        Stalled.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }
}
