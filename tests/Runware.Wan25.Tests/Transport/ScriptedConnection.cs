using System.Net;
using System.Text;

namespace Runware.Wan25.Tests.Transport;

/// <summary>A connection that does what a test says, call by call; the last step stays.</summary>
internal sealed class ScriptedConnection : HttpMessageHandler
{
    private Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] _steps = [];
    private int _calls;

    public int Calls => _calls;

    public void Script(params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] steps) => _steps = steps;

    public static async Task<HttpResponseMessage> Refuse(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await ReadAsync(request);
        throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
    }

    public static Task<HttpResponseMessage> RefuseUnread(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");

    public static async Task<HttpResponseMessage> Lose(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await ReadAsync(request);
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost");
    }

    /// <summary>Reads the body as a socket does, so that the next sending reads it again.</summary>
    public static async Task<HttpResponseMessage> LoseStreamed(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost");
    }

    public static async Task<HttpResponseMessage> RespondStreamed(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK);
    }

    public static async Task<HttpResponseMessage> Hang(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("It hangs for ever.");
    }

    public static async Task<HttpResponseMessage> HangAfterReading(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await ReadAsync(request);
        return await Hang(request, cancellationToken);
    }

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Respond(int status) => async (request, _) =>
    {
        await ReadAsync(request);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _steps[Math.Min(Interlocked.Increment(ref _calls), _steps.Length) - 1](request, cancellationToken);

    private static Task ReadAsync(HttpRequestMessage request) =>
        request.Content is null ? Task.CompletedTask : request.Content.ReadAsByteArrayAsync(CancellationToken.None);
}
