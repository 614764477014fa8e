using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>A socket that notes when the first byte of a request comes, and acknowledges whatever task it holds.</summary>
internal sealed class FirstByte : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public FirstByte() => _listener.Start();

    public Uri Address => new($"http://{_listener.LocalEndpoint}/v1");

    /// <summary>Serves one request; the moment of its first byte.</summary>
    public async Task<long> NextAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var request = new byte[16 * 1024];
        var length = await stream.ReadAsync(request);
        var arrived = Stopwatch.GetTimestamp();
        while (IdIn(request.AsSpan(0, length)) is null || request[length - 1] != ']')
        {
            length += await stream.ReadAsync(request.AsMemory(length));
        }

        var body = $$"""{"data":[{"taskType":"videoInference","taskUUID":"{{IdIn(request.AsSpan(0, length))}}"}]}""";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        return arrived;
    }

    public void Dispose() => _listener.Dispose();

    private static string? IdIn(ReadOnlySpan<byte> request)
    {
        var mark = "\"taskUUID\":\""u8;
        var at = request.IndexOf(mark);
        return at >= 0 && request.Length >= at + mark.Length + 36
            ? System.Text.Encoding.ASCII.GetString(request.Slice(at + mark.Length, 36))
            : null;
    }
}
