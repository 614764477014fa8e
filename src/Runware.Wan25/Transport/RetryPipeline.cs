using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.Retry;

namespace Runware.Wan25.Transport;

/// <summary>Creates retry pipelines: exponential back-off with jitter, on the client's clock, unless the service names the delay.</summary>
internal static class RetryPipeline
{
    /// <summary>
    /// Creates a pipeline that retries while <paramref name="shouldRetry"/> returns <see langword="true"/>. It wraps HttpClient, so that
    /// each attempt sends a new message.
    /// </summary>
    public static ResiliencePipeline<T> Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        RetryOptions options,
        InjectedServices services,
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
                ShouldHandle = args => ValueTask.FromResult(args.Outcome is { Exception: null, Result: { } result } && shouldRetry(result)),

                // Only a result is retried.
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    retryAfter(args.Outcome.Result!) ?? Backoff.Next(options, args.AttemptNumber, services.Random)),
                OnRetry = args =>
                {
                    onRetry?.Invoke(args.Outcome.Result!, args.RetryDelay);
                    return default;
                },
            });
        }

        return builder.Build();
    }
}
