using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.Emulator;

/// <summary>The front with a port: Kestrel on the loopback interface, with one terminal middleware and nothing else.</summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private KestrelHost(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts listening before the service exists, because the service's file URLs name the port.</summary>
    public static async Task<KestrelHost> StartAsync(
        PortChoice port, TimeProvider clock, Func<Uri, EmulatorService> createService, CancellationToken cancellationToken)
    {
        if (port is { Wanted: 0, Before: > 0 and int before })
        {
            try
            {
                return await StartAsync(before, clock, createService, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // Somebody else has it by now. URLs that were given out are lost; everything else is not.
            }
        }

        return await StartAsync(port.Wanted, clock, createService, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<KestrelHost> StartAsync(
        int port, TimeProvider clock, Func<Uri, EmulatorService> createService, CancellationToken cancellationToken)
    {
        WebApplication app = await BuildUnobservedAsync(port).ConfigureAwait(false);
        var service = new TaskCompletionSource<EmulatorService>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Run(async context => await HandleAsync(context, await service.Task.ConfigureAwait(false), clock).ConfigureAwait(false));
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            var host = new KestrelHost(app, new Uri(address));
            service.SetResult(createService(host.Address));
            return host;
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Builds the server out of sight of whoever listens for hosts being built: a test that starts an application which starts an emulator
    /// (WebApplicationFactory) would take the emulator's host for the application's.
    /// </summary>
    private static Task<WebApplication> BuildUnobservedAsync(int port)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => Build(port));
        }
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
        // Stalled downloads would hold a graceful stop for as long as they stall.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(atOnce.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task HandleAsync(HttpContext context, EmulatorService service, TimeProvider clock)
    {
        try
        {
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
            EmulatedResponse response = await service.HandleAsync(request, context.RequestAborted).ConfigureAwait(false);
            await KestrelWriter.WriteAsync(context, response, clock).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away: there is nobody left to answer.
        }
        catch (IOException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The same, noticed while reading or writing.
        }
    }

    private sealed class KestrelRequest(HttpContext context) : EmulatedRequest
    {
        public override string? Header(string name) =>
            context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
    }
}
