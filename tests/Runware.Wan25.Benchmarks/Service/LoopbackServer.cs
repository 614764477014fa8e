using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Benchmarks.Service;

/// <summary>The lean service behind a socket, in a process of its own, so that its CPU time and memory are not the client's.</summary>
internal sealed class LoopbackServer : IDisposable
{
    public const string Command = "serve";

    private const int HeadLength = 16 * 1024;
    private const int PollsUntilReady = 3;

    private readonly Process _process;

    private LoopbackServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public Uri Api => new(Address, "/v1");

    public static LoopbackServer Start()
    {
        var start =
            new ProcessStartInfo(Environment.ProcessPath!, [Command]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start)!;
        return new LoopbackServer(process, new Uri(process.StandardOutput.ReadLine()!));
    }

    public Uri File(long bytes) => new(Address, string.Create(CultureInfo.InvariantCulture, $"/files/{bytes}"));

    /// <summary>The server ends with its standard input.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MaxRequestBodySize = null);
        await using var app = builder.Build();
        var tasks = new TaskStore(1 << 16, _ => PollsUntilReady);
        var service = new LeanService(tasks.Accept, id => tasks.CountDown(id) <= 0);
        app.MapPost("/v1", context => RespondAsync(context, service));
        app.MapGet("/files/{bytes:long}", SendAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses
            .First();
        Console.WriteLine(address);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task RespondAsync(HttpContext context, LeanService service)
    {
        var head = ArrayPool<byte>.Shared.Rent(HeadLength);
        var length = await context.Request.Body.ReadAtLeastAsync(head.AsMemory(0, HeadLength), HeadLength, throwOnEndOfStream: false);
        await context.Request.Body.CopyToAsync(Stream.Null);
        var response = new ArrayBufferWriter<byte>();
        lock (service)
        {
            service.Respond(head.AsSpan(0, length), response);
        }

        ArrayPool<byte>.Shared.Return(head);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = response.WrittenCount;
        await context.Response.Body.WriteAsync(response.WrittenMemory);
    }

    /// <summary>Sends something that begins like an MP4 file.</summary>
    private static async Task SendAsync(HttpContext context)
    {
        var left = long.Parse((string)context.Request.RouteValues["bytes"]!, CultureInfo.InvariantCulture);
        context.Response.ContentType = "video/mp4";
        context.Response.ContentLength = left;
        var piece = new byte[256 * 1024];
        "\0\0\0\u0020ftypisom"u8.CopyTo(piece);
        for (; left > 0; left -= Math.Min(left, piece.Length))
        {
            await context.Response.Body.WriteAsync(piece.AsMemory(0, (int)Math.Min(left, piece.Length)));
        }
    }
}
