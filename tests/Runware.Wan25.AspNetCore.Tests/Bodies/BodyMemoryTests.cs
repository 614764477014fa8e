using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.AspNetCore.Tests.Bodies;

/// <summary>What the large bodies of all callers take together is limited.</summary>
public class BodyMemoryTests
{
    private const int Size = 1024 * 1024;

    [Fact]
    public async Task Forty_large_bodies_are_read_a_few_at_a_time()
    {
        int inside = 0, most = 0;
        await using var app = await StartAsync(2 * Size + (Size / 2), TimeSpan.FromMinutes(1), async (VideoRequestBody body) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            return body.Errors.Count;
        });

        var responses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => app.Http.PostAsync("/videos", Large())));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task A_body_without_room_is_a_503_and_small_ones_are_not_held_up()
    {
        var first = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var app = await StartAsync(Size, TimeSpan.Zero, async (VideoRequestBody body, HttpRequest request) =>
        {
            if (request.ContentLength > Size)
            {
                first.TrySetResult();
                await release.Task;
            }

            return body.Errors.Count;
        });
        var held = app.Http.PostAsync("/videos", Large());
        await first.Task;

        using var refused = await app.Http.PostAsync("/videos", Large());
        using var small = await app.Http.PostAsync("/videos", Json("A fjord"));
        release.SetResult();

        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await held).StatusCode);
        using var next = await app.Http.PostAsync("/videos", Large());
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Empty(app.Logs.Warnings);
    }

    private static Task<KestrelApp> StartAsync(long maxTotalSize, TimeSpan maxWait, Delegate handler) => KestrelApp.StartAsync(
        services: services => services.Configure<VideoRequestBodyOptions>(options =>
        {
            options.MaxTotalSize = maxTotalSize;
            options.MaxWait = maxWait;
        }),
        handler: handler);

    private static StringContent Large() => Json(new string('a', Size));

    private static StringContent Json(string prompt) =>
        new($$"""{"positivePrompt":"{{prompt}}"}""", new MediaTypeHeaderValue("application/json"));

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = Volatile.Read(ref most); value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen;)
        {
            seen = Volatile.Read(ref most);
        }
    }
}
