using System.Diagnostics.CodeAnalysis;
using Polly;
using Polly.Retry;

namespace Runware.Wan25.Transport;

/// <summary>Builds the one way in which this client tries again: exponential with jitter, on the client's clock, the service's own hint first.</summary>
internal static class Retries
{
    /// <summary>A pipeline that repeats while <paramref name="again"/> says so. It stands above HttpClient, so that each attempt sends a fresh message.</summary>
    public static ResiliencePipeline<T> Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        RetryOptions options, ClientServices environment, int maxRetries, Func<T, bool> again, Func<T, TimeSpan?> retryAfter, Action<T, TimeSpan>? onRetry = null)
    {
        var builder = new ResiliencePipelineBuilder<T> { TimeProvider = environment.Clock };
        if (maxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<T>
            {
                MaxRetryAttempts = maxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = environment.Random,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome is { Exception: null, Result: { } result } && again(result)),
                DelayGenerator = args => ValueTask.FromResult(
                    args.Outcome.Result is { } result && retryAfter(result) is { } wait && wait > TimeSpan.Zero ? wait : (TimeSpan?)null),
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
