namespace Runware.Wan25;

/// <summary>What the settings of a client must be. Each message names its setting.</summary>
internal static class OptionsRules
{
    // Polly takes no longer waits; a day between two attempts is no retry.
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromDays(1);

    // What the runtime's timers take.
    public static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>A copy with the key filled in, or an exception that tells every problem.</summary>
    public static Wan25ClientOptions CopyOrThrow(Wan25ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = Check(options).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        var copy = options.Copy();
        copy.ApiKey = ApiKeyOf(options);
        return copy;
    }

    public static IEnumerable<string> Check(Wan25ClientOptions options) =>
    [
        .. CheckAccess(options),
        .. options.Polling is { } polling ? Check(polling) : ["Polling must not be null."],
        .. options.Retry is { } retry ? Check(retry) : ["Retry must not be null."],
        .. options.Downloads is { } downloads ? Check(downloads) : ["Downloads must not be null."],
    ];

    private static string? ApiKeyOf(Wan25ClientOptions options) =>
        options.ApiKey ?? Environment.GetEnvironmentVariable(Wan25ClientOptions.ApiKeyEnvironmentVariable);

    private static IEnumerable<string> CheckAccess(Wan25ClientOptions options)
    {
        var key = ApiKeyOf(options);
        if (string.IsNullOrWhiteSpace(key))
        {
            yield return $"ApiKey is not set: set it, or the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}.";
        }
        else if (key.Any(character => character is <= ' ' or >= '\x7f'))
        {
            yield return "ApiKey holds characters that no API key has (white space, control characters, or non-ASCII).";
        }

        if (options.Endpoint is not { IsAbsoluteUri: true } endpoint || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp))
        {
            yield return "Endpoint must be an absolute http(s) URL, for example https://api.runware.ai/v1.";
        }
        else if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback && !options.AllowInsecureEndpoint)
        {
            yield return $"Endpoint uses plain http to {endpoint.Host}, so the API key would travel unencrypted: use https, or set AllowInsecureEndpoint.";
        }
        else if (endpoint.UserInfo.Length > 0)
        {
            yield return "Endpoint must not hold a user name or password.";
        }

        if (options.CompletionTimeout != Timeout.InfiniteTimeSpan && (options.CompletionTimeout <= TimeSpan.Zero || options.CompletionTimeout > LongestTimer))
        {
            yield return $"CompletionTimeout must be more than zero and at most {LongestTimer.TotalDays:0} days, or infinite; it is {options.CompletionTimeout}.";
        }
    }

    private static IEnumerable<string> Check(PollingOptions polling)
    {
        if (polling.FirstDelay < TimeSpan.Zero || polling.FirstDelay > LongestTimer)
        {
            yield return $"Polling.FirstDelay must not be negative; it is {polling.FirstDelay}.";
        }

        if (polling.MinDelay < TimeSpan.Zero)
        {
            yield return $"Polling.MinDelay must not be negative; it is {polling.MinDelay}.";
        }

        if (polling.MaxDelay < polling.MinDelay || polling.MaxDelay > LongestTimer)
        {
            yield return $"Polling.MaxDelay must be at least Polling.MinDelay ({polling.MinDelay}); it is {polling.MaxDelay}.";
        }

        if (!(polling.Growth >= 1) || double.IsInfinity(polling.Growth))
        {
            yield return $"Polling.Growth must be at least 1; it is {polling.Growth}.";
        }

        if (polling.BatchSize < 1)
        {
            yield return $"Polling.BatchSize must be at least 1; it is {polling.BatchSize}.";
        }
    }

    private static IEnumerable<string> Check(RetryOptions retry)
    {
        if (retry.MaxAttempts < 1)
        {
            yield return $"Retry.MaxAttempts must be at least 1; it is {retry.MaxAttempts}.";
        }

        if (retry.BaseDelay < TimeSpan.Zero || retry.BaseDelay > LongestRetryDelay)
        {
            yield return $"Retry.BaseDelay must be from zero to one day; it is {retry.BaseDelay}.";
        }

        if (retry.MaxDelay < retry.BaseDelay || retry.MaxDelay > LongestRetryDelay)
        {
            yield return $"Retry.MaxDelay must be from Retry.BaseDelay ({retry.BaseDelay}) to one day; it is {retry.MaxDelay}.";
        }

        if (retry.AttemptTimeout <= TimeSpan.Zero || retry.AttemptTimeout > LongestTimer)
        {
            yield return $"Retry.AttemptTimeout must be more than zero; it is {retry.AttemptTimeout}.";
        }
    }

    private static IEnumerable<string> Check(DownloadOptions downloads)
    {
        if (downloads.MaxBytes < 1)
        {
            yield return $"Downloads.MaxBytes must be at least 1; it is {downloads.MaxBytes}.";
        }

        if (downloads.Timeout != Timeout.InfiniteTimeSpan && (downloads.Timeout <= TimeSpan.Zero || downloads.Timeout > LongestTimer))
        {
            yield return $"Downloads.Timeout must be more than zero and at most {LongestTimer.TotalDays:0} days, or infinite; it is {downloads.Timeout}.";
        }
    }
}
