using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

/// <summary>The same over real sockets: a server, and a service that really calls it.</summary>
public class WebhookKestrelTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_services_own_call_brings_the_video()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = await RunwareEmulator.StartAsync(
            new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromSeconds(1)), TimeProvider = clock });
        await using var app = await StartAsync(emulator.Endpoint);
        var client = app.Services.GetRequiredService<IWan25Client>();
        var operation = await client.SubmitAsync(VideoRequest.FromText("A lighthouse in a storm").WithResults(2).Build());

        // Asked for by the clock alone, it would come after an hour.
        var wait = operation.WaitForCompletionAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        var result = await wait.WaitAsync(Timeout, TimeProvider.System);

        Assert.True(result.IsComplete);
        Assert.Equal(1, emulator.Ledger.Charges);
        Assert.All(emulator.Ledger.OutgoingCalls, call => Assert.Equal(204, call.Status));
    }

    [Fact]
    public async Task Hostile_bytes_are_refused_or_cut_and_the_next_call_is_served()
    {
        await using var emulator = await RunwareEmulator.StartAsync(new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromHours(1)) });
        await using var app = await StartAsync(emulator.Endpoint);
        using var calls = app.Services.CollectWebhooks();
        var operation = await app.Services.GetRequiredService<IWan25Client>().SubmitAsync(VideoRequest.FromText("A fjord").Build());
        var url = new Uri(
            System.Text.Json.JsonDocument.Parse(emulator.Ledger.Tasks[0].RequestJson!).RootElement.GetProperty("webhookURL").GetString()!);

        Assert.Contains(
            " 413 ",
            await SayAsync(url, $"POST {url.AbsolutePath} HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\n\r\n"),
            StringComparison.Ordinal);
        Assert.Contains(
            " 413 ",
            await SayAsync(
                url,
                $"POST {url.AbsolutePath} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n{new string('x', 0x800)}\r\n"),
            StringComparison.Ordinal);
        Assert.Contains(
            " 401 ",
            await SayAsync(url, "POST /hooks/wan25/forged HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\n"),
            StringComparison.Ordinal);
        Assert.Contains(
            " 400 ",
            await SayAsync(url, $"POST {url.AbsolutePath} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
            StringComparison.Ordinal);
        Assert.Contains(" 405 ", await SayAsync(url, $"GET {url.AbsolutePath} HTTP/1.1\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
        Assert.Contains(
            " 204 ",
            await SayAsync(url, $"POST {url.AbsolutePath} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{{}}"),
            StringComparison.Ordinal);
        Assert.Equal(VideoStatus.Unknown, operation.Status);
        Assert.Equal(
            [("too_large", 1), ("too_large", 1), ("invalid_token", 1), ("unreadable", 1), ("not_waited_for", 1)], calls.Outcomes());
    }

    private static async Task<WebApplication> StartAsync(Uri endpoint)
    {
        // Where the server listens is known when it does.
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PublicBaseUrl"] = "http://127.0.0.1/hooks/wan25",
            ["Secrets:0"] = WebApp.Secret,
            ["MaxBodySize"] = "1024",
        }).Build();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddWan25(options =>
        {
            options.ApiKey = "any";
            options.Endpoint = endpoint;
            options.Polling.FirstDelay = options.Polling.MaxDelay = TimeSpan.FromHours(1);
            options.Polling.MinDelay = TimeSpan.FromMilliseconds(20);
            options.CompletionTimeout = TimeSpan.FromHours(2);
        });
        builder.Services.AddWan25Webhooks(settings);
        var app = builder.Build();
        app.MapWan25Webhooks("/hooks/wan25");
        await app.StartAsync();
        settings["PublicBaseUrl"] = $"{app.Urls.Single()}/hooks/wan25";
        settings.Reload();
        return app;
    }

    /// <summary>Sends what no honest client would, and reads the first line of the response.</summary>
    private static async Task<string> SayAsync(Uri url, string text)
    {
        using var timeout = new CancellationTokenSource(Timeout, TimeProvider.System);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, url.Port, timeout.Token);
        await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), timeout.Token);
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadLineAsync(timeout.Token) ?? "";
    }
}
