using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Runware.Wan25.AspNetCore.Tests.Bodies;

/// <summary>A body that cannot be read to its end gets the framework's own status, and is no error of the application.</summary>
public class UnreadableBodyTests
{
    [Theory]
    [InlineData("/videos")]
    [InlineData("/controller/videos")]
    public async Task A_body_that_is_too_large_is_a_413(string path)
    {
        await using var app = await KestrelApp.StartAsync(limits => limits.MaxRequestBodySize = 1000);

        using var response = await app.Http.PostAsync(path, Json(2000));
        using var chunked = await app.Http.SendAsync(
            new(HttpMethod.Post, path) { Content = Json(2000), Headers = { TransferEncodingChunked = true } });

        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge),
            (response.StatusCode, chunked.StatusCode));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        AssertNoErrors(app);
    }

    [Fact]
    public async Task Bodies_that_arrive_too_slowly_are_408s()
    {
        await using var app = await KestrelApp.StartAsync(
            limits => limits.MinRequestBodyDataRate = new MinDataRate(1_000_000, TimeSpan.FromMilliseconds(1100)));

        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var connection = await app.SendHeadAsync("/videos", 5000);
            using var reader = new StreamReader(connection.GetStream());
            return await reader.ReadLineAsync();
        }));

        Assert.All(responses, line => Assert.Equal("HTTP/1.1 408 Request Timeout", line));
        AssertNoErrors(app);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_is_no_error()
    {
        await using var app = await KestrelApp.StartAsync();

        using (var connection = await app.SendHeadAsync("/videos", 5000))
        {
            connection.Client.LingerState = new(enable: true, seconds: 0);
        }

        using var next = await app.Http.PostAsync("/videos", Json(100));
        AssertNoErrors(app);
    }

    private static StringContent Json(int length) =>
        new($$"""{"positivePrompt":"{{new string('a', length)}}"}""", Encoding.UTF8, "application/json");

    private static void AssertNoErrors(KestrelApp app) => Assert.Empty(app.Logs.Warnings);
}
