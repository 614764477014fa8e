using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>
/// Limits the size of all large bodies that are in memory at once. A body counts from before it is read until its request ends.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Lives as long as the options, which nothing disposes.")]
internal sealed class BodyMemoryLimit(VideoRequestBodyOptions options)
{
    // Ordinary bodies are never held up by large ones.
    private const long SmallSize = 64 * 1024;
    private const long PermitSize = 1024;
    private const string RetryAfter = "5";
    private static readonly VideoRequestBodyOptions Defaults = new();

    private readonly int _permits = PermitsOf(options.MaxTotalSize);

    private readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = PermitsOf(options.MaxTotalSize),
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits until a body may be read.</summary>
    /// <exception cref="UnreadableBodyException">There was no memory for it in time.</exception>
    public static ValueTask EnterAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // A body without a length can be as long as the server allows.
        long? size = context.Request.ContentLength ?? context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        return size < SmallSize ? default : OptionsOf(context).Limit.EnterAsync(context, size ?? long.MaxValue, cancellationToken);
    }

    private async ValueTask EnterAsync(HttpContext context, long size, CancellationToken cancellationToken)
    {
        int permits = Math.Min(_permits, PermitsOf(size));
        RateLimitLease lease = _limiter.AttemptAcquire(permits);
        context.Response.RegisterForDispose(
            lease.IsAcquired ? lease : await WaitAsync(context, permits, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<RateLimitLease> WaitAsync(HttpContext context, int permits, CancellationToken cancellationToken)
    {
        TimeProvider clock = context.RequestServices?.GetService<TimeProvider>() ?? TimeProvider.System;
        using var timeout = new CancellationTokenSource(options.MaxWait, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await _limiter.AcquireAsync(permits, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            context.Response.Headers.RetryAfter = RetryAfter;
            throw new UnreadableBodyException("Too many large bodies are being read.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static int PermitsOf(long size) => (int)Math.Clamp(size / PermitSize, 1, int.MaxValue);

    private static VideoRequestBodyOptions OptionsOf(HttpContext context) =>
        context.RequestServices?.GetService<IOptions<VideoRequestBodyOptions>>()?.Value ?? Defaults;
}
