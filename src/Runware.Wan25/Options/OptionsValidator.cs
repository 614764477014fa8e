using Microsoft.Extensions.Options;

namespace Runware.Wan25.Options;

/// <summary>
/// Validates the settings of a client: in its constructor, and of a registered client at the start of the host, so that a wrong setting
/// shows before the first request. Each message names the setting, what is allowed, and what was given.
/// </summary>
internal sealed class OptionsValidator(string name, string? sectionPath = null) : IValidateOptions<Wan25ClientOptions>
{
    // Polly accepts no longer delays.
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromDays(1);

    private readonly string _name = name;

    public ValidateOptionsResult Validate(string? name, Wan25ClientOptions options)
    {
        if (name != _name)
        {
            return ValidateOptionsResult.Skip;
        }

        string prefix = _name.Length == 0 ? nameof(Wan25ClientOptions) : $"{nameof(Wan25ClientOptions)} \"{_name}\"";
        var failures = Check(options, sectionPath).Select(failure => $"{prefix}: {failure}").ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Validates the settings and copies them, with the API key resolved.</summary>
    /// <exception cref="OptionsValidationException">A setting is not valid; all such settings are named.</exception>
    public static Wan25ClientOptions CopyOrThrow(Wan25ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = Check(options, sectionPath: null).ToList();
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(Microsoft.Extensions.Options.Options.DefaultName, typeof(Wan25ClientOptions), failures);
        }

        Wan25ClientOptions copy = options.Copy();
        copy.ApiKey = options.ApiKeyProvider is null ? ApiKeyOf(options) : null;
        return copy;
    }

    /// <summary>Gets what is wrong with an API key; <see langword="null"/> where it is valid.</summary>
    public static string? ProblemOfKey(string? key) =>
        string.IsNullOrWhiteSpace(key) ? "is not set."
        : key.Any(character => character is <= ' ' or >= '\x7f')
            ? "contains characters that no API key has (white space, control characters, or non-ASCII)."
        : null;

    private static IEnumerable<string> Check(Wan25ClientOptions options, string? sectionPath) =>
    [
        .. CheckAccess(options, sectionPath),
        .. OrNull(options.Polling, nameof(options.Polling), Check),
        .. OrNull(options.Retry, nameof(options.Retry), Check),
        .. OrNull(options.Downloads, nameof(options.Downloads), Check),
        .. OrNull(options.Concurrency, nameof(options.Concurrency), Check),
        .. OrNull(options.Spending, nameof(options.Spending), Check),
    ];

    private static IEnumerable<string> OrNull<T>(T? options, string name, Func<T, IEnumerable<string>> check)
        where T : class => options is null ? [$"{name} must not be null."] : check(options);

    private static string? ApiKeyOf(Wan25ClientOptions options) =>
        options.ApiKey ?? Environment.GetEnvironmentVariable(Wan25ClientOptions.ApiKeyEnvironmentVariable);

    private static string AdviceOnKey(string? sectionPath) => sectionPath is { Length: > 0 }
        ? $"Set {sectionPath}:ApiKey in the configuration (during development: dotnet user-secrets set {sectionPath}:ApiKey <key>; "
            + $"elsewhere: the environment variable {sectionPath.Replace(":", "__", StringComparison.Ordinal)}__ApiKey), "
            + $"or the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}."
        : $"Set it in code, or the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}; or keep it with "
            + "dotnet user-secrets set Wan25:ApiKey <key> and register the client with AddWan25(configuration.GetSection(\"Wan25\")).";

    private static IEnumerable<string> CheckAccess(Wan25ClientOptions options, string? sectionPath)
    {
        if (options.ApiKeyProvider is not null && options.ApiKey is not null)
        {
            yield return "ApiKey and ApiKeyProvider are both set: set one of them.";
        }
        else if (options.ApiKeyProvider is null && ProblemOfKey(ApiKeyOf(options)) is { } problem)
        {
            string advice = string.IsNullOrWhiteSpace(ApiKeyOf(options)) ? " " + AdviceOnKey(sectionPath) : "";
            yield return $"ApiKey {problem}{advice}";
        }

        if (options.Endpoint is not { } endpoint || !WebUrl.IsHttpOrHttps(endpoint))
        {
            yield return "Endpoint must be an absolute http(s) URL, for example https://api.runware.ai/v1.";
        }
        else if (!WebUrl.IsHttps(endpoint) && !WebUrl.IsAllowedHttp(endpoint) && !options.AllowInsecureEndpoint)
        {
            yield return $"Endpoint uses plain http to {endpoint.Host}, so the API key would be sent unencrypted: "
                + "use https, or set AllowInsecureEndpoint.";
        }
        else if (endpoint.UserInfo.Length > 0)
        {
            yield return "Endpoint must not contain a user name or password.";
        }

        if (options.CompletionTimeout != Timeout.InfiniteTimeSpan
            && (options.CompletionTimeout <= TimeSpan.Zero || options.CompletionTimeout > Deadline.LongestTimer))
        {
            yield return $"CompletionTimeout must be more than zero and at most {Deadline.LongestTimer.TotalDays:0} days, or infinite; "
                + $"it is {options.CompletionTimeout}.";
        }
    }

    private static IEnumerable<string> Check(PollingOptions polling)
    {
        if (polling.FirstDelay < TimeSpan.Zero || polling.FirstDelay > Deadline.LongestTimer)
        {
            yield return $"Polling.FirstDelay must be from zero to {Deadline.LongestTimer.TotalDays:0} days; it is {polling.FirstDelay}.";
        }

        if (polling.MinDelay < TimeSpan.Zero)
        {
            yield return $"Polling.MinDelay must not be negative; it is {polling.MinDelay}.";
        }

        if (polling.MaxDelay < polling.MinDelay || polling.MaxDelay > Deadline.LongestTimer)
        {
            yield return $"Polling.MaxDelay must be from Polling.MinDelay ({polling.MinDelay}) "
                + $"to {Deadline.LongestTimer.TotalDays:0} days; it is {polling.MaxDelay}.";
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

        if (retry.BaseDelay < TimeSpan.Zero || retry.BaseDelay > MaxRetryDelay)
        {
            yield return $"Retry.BaseDelay must be from zero to one day; it is {retry.BaseDelay}.";
        }

        if (retry.MaxDelay < retry.BaseDelay || retry.MaxDelay > MaxRetryDelay)
        {
            yield return $"Retry.MaxDelay must be from Retry.BaseDelay ({retry.BaseDelay}) to one day; it is {retry.MaxDelay}.";
        }

        if (retry.AttemptTimeout <= TimeSpan.Zero || retry.AttemptTimeout > Deadline.LongestTimer)
        {
            yield return $"Retry.AttemptTimeout must be more than zero and at most {Deadline.LongestTimer.TotalDays:0} days; "
                + $"it is {retry.AttemptTimeout}.";
        }
    }

    private static IEnumerable<string> Check(ConcurrencyOptions concurrency)
    {
        if (concurrency.MaxRunning < 1)
        {
            yield return $"Concurrency.MaxRunning must be at least 1, or not set; it is {concurrency.MaxRunning}.";
        }
    }

    private static IEnumerable<string> Check(SpendingOptions spending)
    {
        if (spending.MaxPerRequest <= 0)
        {
            yield return FormattableString.Invariant(
                $"Spending.MaxPerRequest must be more than zero, or not set; it is {spending.MaxPerRequest}.");
        }

        if (spending.MaxTotal <= 0)
        {
            yield return FormattableString.Invariant($"Spending.MaxTotal must be more than zero, or not set; it is {spending.MaxTotal}.");
        }

        if (spending.Window <= TimeSpan.Zero)
        {
            yield return $"Spending.Window must be more than zero, or not set; it is {spending.Window}.";
        }
        else if (spending.Window is not null && spending.MaxTotal is null)
        {
            yield return "Spending.Window is set without Spending.MaxTotal, the limit that holds within it.";
        }
    }

    private static IEnumerable<string> Check(DownloadOptions downloads)
    {
        if (downloads.MaxBytes < 1)
        {
            yield return $"Downloads.MaxBytes must be at least 1; it is {downloads.MaxBytes}.";
        }

        if (downloads.Timeout != Timeout.InfiniteTimeSpan
            && (downloads.Timeout <= TimeSpan.Zero || downloads.Timeout > Deadline.LongestTimer))
        {
            yield return $"Downloads.Timeout must be more than zero and at most {Deadline.LongestTimer.TotalDays:0} days, or infinite; "
                + $"it is {downloads.Timeout}.";
        }
    }
}
