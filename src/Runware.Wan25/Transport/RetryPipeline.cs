using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.Retry;

namespace Runware.Wan25.Transport;

/// <summary>
/// Creates the retry pipeline of the client: exponential back-off with jitter, on the client's clock, unless the service names the delay.
/// </summary>
internal static class RetryPipeline
{
    /// <summary>
    /// Creates a pipeline that retries while <paramref name="shouldRetry"/> returns <see langword="true"/>. It wraps HttpClient, so that
    /// each attempt sends a new message.
    /// </summary>
    public static ResiliencePipeline<T> Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        RetryOptions options,
        ClientServices services,
        int maxRetries,
        Func<T, bool> shouldRetry,
        Func<T, TimeSpan?> retryAfter,
        Action<T, TimeSpan>? onRetry = null)
    {
        var builder = new ResiliencePipelineBuilder<T> { TimeProvider = services.Clock };
        if (maxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<T>
            {
                MaxRetryAttempts = maxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = services.Random,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome is { Exception: null, Result: { } result } && shouldRetry(result)),
                DelayGenerator = args => ValueTask.FromResult(
                    args.Outcome.Result is { } result && retryAfter(result) is { } delay && delay > TimeSpan.Zero
                        ? delay
                        : (TimeSpan?)null),
                OnRetry = args =>
                {
                    if (args.Outcome.Result is { } result)
                    {
                        onRetry?.Invoke(result, args.RetryDelay);
                    }

                    return default;
                },
            });
        }

        return builder.Build();
    }
}
