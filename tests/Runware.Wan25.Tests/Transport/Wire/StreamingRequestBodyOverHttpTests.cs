using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>
/// Over a real connection, because what a client does with a content that throws decides whether a server may take the body for whole.
/// </summary>
public class StreamingRequestBodyOverHttpTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_server_never_gets_the_whole_of_a_body_that_changed(int httpVersion)
    {
        var bytes = TestMedia.PngOf(3 * Base64Encoder.Chunk);
        var body = await VideoTaskBody.PrepareAsync(
            VideoRequest.FromImage(ImageInput.FromBytes(bytes), "x").Build(), Bodies.TaskId, null, default);
        var received = new List<long?>();
        await using var server = await StartAsync(received);
        using var client = new HttpClient();

        await SendAsync();
        bytes[^13] ^= 1;
        await Assert.ThrowsAsync<MediaChangedException>(SendAsync);
        await server.StopAsync();

        var whole = (await Bodies.BytesAsync(await VideoTaskBody.PrepareAsync(
            VideoRequest.FromImage(ImageInput.FromBytes(bytes), "x").Build(), Bodies.TaskId, null, default))).LongLength;

        // A stream that is reset early does not even reach the application.
        Assert.Equal(whole, Assert.Single(received, length => length is not null));

        async Task SendAsync()
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, server.Urls.Single())
            {
                Content = new JsonBodyContent(body, () => { }),
                Version = new(httpVersion, httpVersion == 1 ? 1 : 0),
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            using var response = await client.SendAsync(message);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        async Task<WebApplication> StartAsync(List<long?> lengths)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel =>
                kestrel.Listen(
                    IPAddress.Loopback, 0, listen => listen.Protocols = httpVersion == 1 ? HttpProtocols.Http1 : HttpProtocols.Http2));
            var app = builder.Build();
            app.Run(async context =>
            {
                long? length = null;
                try
                {
                    using var buffer = new MemoryStream();
                    await context.Request.Body.CopyToAsync(buffer);
                    length = buffer.Length;
                }
                finally
                {
                    lengths.Add(length);
                }
            });
            await app.StartAsync();
            return app;
        }
    }
}
