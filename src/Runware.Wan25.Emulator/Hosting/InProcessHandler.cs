using System.Net;
using System.Net.Http.Headers;

namespace Runware.Wan25.Emulator;

/// <summary>
/// A handler for <see cref="HttpClient"/> that responds from the state machine without a socket, and fails as a real one would. It supports
/// HTTP only.
/// </summary>
internal sealed class InProcessHandler(EmulatorService service, TimeProvider clock) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Uri uri = request.RequestUri ?? throw new InvalidOperationException("The request has no URI.");
        // Read before the content is buffered: afterwards every content knows its length.
        bool hasLength = request.Content?.Headers.ContentLength is not null;
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var received = new MessageRequest(request)
        {
            Method = request.Method.Method,
            Path = uri.AbsolutePath,
            Query = uri.Query,
            HasLength = hasLength,
            Body = body,
        };
        EmulatedResponse response = await service.HandleAsync(received, cancellationToken).ConfigureAwait(false);
        return response.Outcome switch
        {
            ConnectionOutcome.NeverConnected => throw new HttpRequestException(
                HttpRequestError.ConnectionError, $"Connection refused ({uri.Authority})"),
            ConnectionOutcome.Dropped => throw new HttpRequestException(
                HttpRequestError.ResponseEnded,
                "An error occurred while sending the request.",
                new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.")),
            _ => ToMessage(response, request),
        };
    }

    private HttpResponseMessage ToMessage(EmulatedResponse response, HttpRequestMessage request)
    {
        HttpContent content = response switch
        {
            { HeadOnly: true } => new ByteArrayContent([]),
            { IsScripted: false, Body.Tail.IsEmpty: true } => new ReadOnlyMemoryContent(response.Body.Head),
            _ => new ScriptedContent(response, clock),
        };
        if (response.ContentType is { } type)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (response.HeadOnly)
        {
            content.Headers.ContentLength = response.Body.Length;
        }

        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { Content = content, RequestMessage = request };
        foreach ((string name, string value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private sealed class MessageRequest(HttpRequestMessage message) : EmulatedRequest
    {
        public override string? Header(string name) =>
            message.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
    }
}
