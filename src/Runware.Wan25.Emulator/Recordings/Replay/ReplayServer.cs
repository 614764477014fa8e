using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Runware.Wan25.Emulator;

/// <summary>Serves a recording over HTTP on the loopback interface, for clients in any language.</summary>
internal sealed class ReplayServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _replay;

    private ReplayServer(WebApplication app, Uri address, ReplaySession session)
    {
        _app = app;
        _replay = new HttpMessageInvoker(new ReplayHandler(session, address));
        Address = address;
    }

    public Uri Address { get; }

    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<ReplayServer> StartAsync(ReplaySession session, CancellationToken cancellationToken)
    {
        WebApplication app = await KestrelHost.BuildUnobservedAsync(session.Options.Port).ConfigureAwait(false);
        var started = new TaskCompletionSource<ReplayServer>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Run(async context => await (await started.Task.ConfigureAwait(false)).HandleAsync(context).ConfigureAwait(false));
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            var server = new ReplayServer(app, KestrelHost.AddressOf(app), session);
            started.SetResult(server);
            return server;
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KestrelHost.StopAtOnceAsync(_app).ConfigureAwait(false);
        _replay.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using HttpRequestMessage request = await ReadAsync(context).ConfigureAwait(false);
        HttpResponseMessage response;
        try
        {
            response = await _replay.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (ReplayMismatchException mismatch)
        {
            await WriteAsync(context, mismatch).ConfigureAwait(false);
            return;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException
            or InvalidOperationException)
        {
            // The recorded connection failed here.
            context.Abort();
            return;
        }

        using (response)
        {
            await WriteAsync(context, response).ConfigureAwait(false);
        }
    }

    private static async Task<HttpRequestMessage> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            $"http://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}");
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        if (context.Request.Headers.TryGetValue("Authorization", out StringValues key))
        {
            request.Headers.TryAddWithoutValidation("Authorization", (string?)key);
        }

        return request;
    }

    private static async Task WriteAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach ((string name, IEnumerable<string> values) in response.Headers.Concat(response.Content.Headers))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        context.Response.Headers.Remove("Transfer-Encoding");
        context.Response.ContentLength ??= response.Content.Headers.ContentLength;
        if (context.Response.StatusCode is not (204 or 304))
        {
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    // In the error format of the service, so that any client shows the message, and with a status on which no client retries.
    private static Task WriteAsync(HttpContext context, ReplayMismatchException mismatch)
    {
        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        context.Response.ContentType = "application/json; charset=utf-8";
        string message = JsonEncodedText.Encode(mismatch.Message, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        return context.Response.WriteAsync(
            $$"""{"errors":[{"code":"replayMismatch","message":"{{message}}"}]}""", context.RequestAborted);
    }
}
