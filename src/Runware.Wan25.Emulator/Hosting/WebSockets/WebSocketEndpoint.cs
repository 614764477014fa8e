using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.Emulator;

/// <summary>Accepts WebSocket connections to the API, and closes them when the emulator is disposed.</summary>
internal sealed class WebSocketEndpoint(EmulatorService service, RunwareEmulatorOptions options) : IAsyncDisposable
{
    /// <summary>The longest message that is accepted, in bytes. Runware documents no limit; inline media must fit.</summary>
    public const int MaxMessageBytes = 64 << 20;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly WebSocketSessions _sessions = new(options.TimeProvider, options.Seed);
    private readonly ConcurrentDictionary<WebSocketConnection, Task> _open = [];
    private readonly CancellationTokenSource _stopping = new();

    public static bool Accepts(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest && (context.Request.Path.Value ?? string.Empty).TrimEnd('/') == EmulatorService.ApiPath;

    public async Task ServeAsync(HttpContext context)
    {
        if (_stopping.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        await ServeAsync(socket, IsDryRun(context.Request), context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Serves the client until one side closes the connection or it is lost.</summary>
    public async Task ServeAsync(WebSocket socket, bool isDryRun, CancellationToken disconnected)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var connection = new WebSocketConnection(socket, options.TimeProvider, disconnected);
        try
        {
            await using ConfiguredAsyncDisposable closing = connection.ConfigureAwait(false);
            _open[connection] = ended.Task;
            if (_stopping.IsCancellationRequested)
            {
                CloseForDisposal(connection);
            }

            var conversation = new WebSocketConversation(connection, service, _sessions, isDryRun, _stopping.Token);
            await conversation.RunAsync(new WebSocketMessageReader(socket, MaxMessageBytes)).ConfigureAwait(false);
        }
        catch (Exception e) when (WebSocketErrors.IsLoss(e))
        {
            // The client has disconnected, or a rule dropped the connection.
        }
        finally
        {
            // After the connection was disposed: whoever disposes the emulator waits until nothing is left of it.
            _open.TryRemove(connection, out _);
            ended.SetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        foreach (WebSocketConnection connection in _open.Keys)
        {
            CloseForDisposal(connection);
        }

        try
        {
            await Task.WhenAll(_open.Values).WaitAsync(CloseTimeout, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Clients that neither read nor acknowledge the close message are disconnected.
        }

        foreach (WebSocketConnection connection in _open.Keys)
        {
            connection.Abort();
        }
    }

    private static void CloseForDisposal(WebSocketConnection connection) =>
        connection.Close(WebSocketCloseStatus.EndpointUnavailable, "The emulator is being disposed.");

    /// <summary>Whether the URL requests a dry run, as the older official client for JavaScript does.</summary>
    private static bool IsDryRun(HttpRequest request) =>
        request.Query["dryRun"] == "1" || request.Headers["X-Runware-Dry-Run"] == "1";
}
