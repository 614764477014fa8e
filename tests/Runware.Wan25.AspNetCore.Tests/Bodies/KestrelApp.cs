using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Runware.Wan25.AspNetCore.Tests.OpenApi;

namespace Runware.Wan25.AspNetCore.Tests.Bodies;

/// <summary>The endpoints of a minimal API and of a controller on a real server, whose limits count.</summary>
internal sealed class KestrelApp : IAsyncDisposable
{
    private readonly WebApplication _host;

    private KestrelApp(WebApplication host, CapturedLogs logs)
    {
        (_host, Logs) = (host, logs);
        Address = new Uri(host.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public CapturedLogs Logs { get; }

    public static async Task<KestrelApp> StartAsync(
        Action<KestrelServerLimits>? limits = null, Action<IServiceCollection>? services = null, Delegate? handler = null)
    {
        var logs = new CapturedLogs();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            limits?.Invoke(kestrel.Limits);
        });
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddWan25ProblemDetails();
        builder.Services.AddControllers().AddApplicationPart(typeof(VideosController).Assembly);
        services?.Invoke(builder.Services);
        var host = builder.Build();
        host.UseExceptionHandler();
        host.MapControllers();
        handler ??= (VideoRequestBody body) => body.ToRequest().ResultCount;
        host.MapPost("/videos", handler);
        await host.StartAsync();
        return new(host, logs);
    }

    /// <summary>Opens a connection and sends the head of a request for a body that is yet to come.</summary>
    public async Task<TcpClient> SendHeadAsync(string path, int contentLength)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, Address.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {contentLength}\r\nConnection: close\r\n\r\n{{"));
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }
}
