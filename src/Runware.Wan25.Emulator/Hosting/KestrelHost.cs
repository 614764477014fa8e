using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Runware.Wan25.Emulator;

/// <summary>Serves HTTP and WebSockets on one port: Kestrel on the loopback interface, with one terminal middleware.</summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EmulatorService _service;
    private readonly WebSocketEndpoint _webSockets;
    private readonly TimeProvider _clock;

    private KestrelHost(WebApplication app, Uri address, EmulatorService service, RunwareEmulatorOptions options)
    {
        _app = app;
        _service = service;
        _webSockets = new WebSocketEndpoint(service, options);
        _clock = options.TimeProvider;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts listening before the service exists, because the service's file URLs name the port.</summary>
    public static async Task<KestrelHost> StartAsync(
        PortPreference port, RunwareEmulatorOptions options, Func<Uri, EmulatorService> createService, CancellationToken cancellationToken)
    {
        if (port is { Wanted: 0, Before: > 0 and int before })
        {
            try
            {
                return await StartAsync(before, options, createService, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // Another process has the port by now. URLs that were given out are lost; everything else is kept.
            }
        }

        return await StartAsync(port.Wanted, options, createService, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<KestrelHost> StartAsync(
        int port, RunwareEmulatorOptions options, Func<Uri, EmulatorService> createService, CancellationToken cancellationToken)
    {
        WebApplication app = await BuildUnobservedAsync(port).ConfigureAwait(false);
        var started = new TaskCompletionSource<KestrelHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        // No keep-alive pings: they would run on the system's clock.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        app.Run(async context => await (await started.Task.ConfigureAwait(false)).HandleAsync(context).ConfigureAwait(false));
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            Uri origin = AddressOf(app);
            var host = new KestrelHost(app, origin, createService(origin), options);
            started.SetResult(host);
            return host;
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Builds the server without notifying observers of host building: a test that starts an application which starts an emulator
    /// (WebApplicationFactory) would mistake the emulator's host for the application's.
    /// </summary>
    public static Task<WebApplication> BuildUnobservedAsync(int port)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => Build(port));
        }
    }

    /// <summary>Gets the address of a server that was started.</summary>
    public static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Stops a server without waiting: stalled downloads would hold a graceful stop for as long as they stall.</summary>
    public static async ValueTask StopAtOnceAsync(WebApplication app)
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync().ConfigureAwait(false);
        await app.StopAsync(atOnce.Token).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        await _webSockets.DisposeAsync().ConfigureAwait(false);
        await StopAtOnceAsync(_app).ConfigureAwait(false);
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (WebSocketEndpoint.Accepts(context))
            {
                await _webSockets.ServeAsync(context).ConfigureAwait(false);
                return;
            }

            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
            var request = new KestrelRequest(context)
            {
                Method = context.Request.Method,
                Path = context.Request.Path.Value ?? "/",
                Query = context.Request.QueryString.Value ?? string.Empty,
                HasLength = context.Request.ContentLength is not null,
                Body = body.GetBuffer().AsMemory(0, (int)body.Length),
            };
            EmulatedResponse response = await _service.HandleAsync(request, context.RequestAborted).ConfigureAwait(false);
            await KestrelWriter.WriteAsync(context, response, _clock).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected: no response can be sent.
        }
        catch (IOException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected, detected while reading or writing.
        }
    }

    private sealed class KestrelRequest(HttpContext context) : EmulatedRequest
    {
        public override string? Header(string name) =>
            context.Request.Headers.TryGetValue(name, out StringValues values) ? values.ToString() : null;
    }
}
