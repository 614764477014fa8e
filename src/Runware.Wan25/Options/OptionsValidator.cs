using Microsoft.Extensions.Options;

namespace Runware.Wan25.Options;

/// <summary>
/// Validates the settings of a client: in its constructor, and of a registered client at the start of the host, so that a wrong setting
/// shows before the first request. Each message names the setting, what is allowed, and what was given.
/// </summary>
internal sealed class OptionsValidator(string optionsName, string? sectionPath) : IValidateOptions<Wan25ClientOptions>
{
    // Polly accepts no longer delays.
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromDays(1);

    private static readonly string MaxTimerDelayText = $"{Deadline.MaxTimerDelay.TotalDays:0} days";

    public ValidateOptionsResult Validate(string? name, Wan25ClientOptions options)
    {
        if (name != optionsName)
        {
            return ValidateOptionsResult.Skip;
        }

        string prefix = optionsName.Length == 0 ? nameof(Wan25ClientOptions) : $"{nameof(Wan25ClientOptions)} \"{optionsName}\"";
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
        copy.ApiKey = options.ApiKeyProvider is null ? ApiKeySetting.Find(options) : null;
        return copy;
    }

    private static IEnumerable<string> Check(Wan25ClientOptions options, string? sectionPath)
    {
        string?[] problems =
        [
            ApiKeySetting.ProblemOf(options, sectionPath),
            ProblemOfEndpoint(options.Endpoint, options.AllowInsecureEndpoint),
            ProblemOfTimeout("CompletionTimeout", options.CompletionTimeout, mayBeInfinite: true),
            .. ProblemsOf(options.Polling, nameof(options.Polling), ProblemsOf),
            .. ProblemsOf(options.Retry, nameof(options.Retry), ProblemsOf),
            .. ProblemsOf(options.Downloads, nameof(options.Downloads), ProblemsOf),
            .. ProblemsOf(options.Concurrency, nameof(options.Concurrency), ProblemsOf),
            .. ProblemsOf(options.Spending, nameof(options.Spending), ProblemsOf),
        ];
        return problems.OfType<string>();
    }

    private static string?[] ProblemsOf<T>(T? options, string name, Func<T, string?[]> problemsOf)
        where T : class => options is null ? [$"{name} must not be null."] : problemsOf(options);

    private static string? ProblemOfEndpoint(Uri? endpoint, bool allowInsecure) =>
        endpoint is null || !WebUrl.IsHttpOrHttps(endpoint)
            ? "Endpoint must be an absolute http(s) URL, for example https://api.runware.ai/v1."
        : !WebUrl.IsHttps(endpoint) && !WebUrl.IsAllowedHttp(endpoint) && !allowInsecure
            ? $"Endpoint uses plain http to {endpoint.Host}, so the API key would be sent unencrypted: "
                + "use https, or set AllowInsecureEndpoint."
        : endpoint.UserInfo.Length > 0 ? "Endpoint must not contain a user name or password."
        : null;

    private static string? ProblemOfTimeout(string name, TimeSpan timeout, bool mayBeInfinite) =>
        (mayBeInfinite && timeout == Timeout.InfiniteTimeSpan) || (timeout > TimeSpan.Zero && timeout <= Deadline.MaxTimerDelay)
            ? null
            : $"{name} must be more than zero and at most {MaxTimerDelayText}{(mayBeInfinite ? ", or infinite" : "")}; it is {timeout}.";

    private static string?[] ProblemsOf(PollingOptions polling) =>
    [
        polling.FirstDelay < TimeSpan.Zero || polling.FirstDelay > Deadline.MaxTimerDelay
            ? $"Polling.FirstDelay must be from zero to {MaxTimerDelayText}; it is {polling.FirstDelay}."
            : null,
        polling.MinDelay < TimeSpan.Zero ? $"Polling.MinDelay must not be negative; it is {polling.MinDelay}." : null,
        polling.MaxDelay < polling.MinDelay || polling.MaxDelay > Deadline.MaxTimerDelay
            ? $"Polling.MaxDelay must be from Polling.MinDelay ({polling.MinDelay}) to {MaxTimerDelayText}; it is {polling.MaxDelay}."
            : null,
        polling.Growth is >= 1 and < double.PositiveInfinity ? null : $"Polling.Growth must be at least 1; it is {polling.Growth}.",
        polling.BatchSize < 1 ? $"Polling.BatchSize must be at least 1; it is {polling.BatchSize}." : null,
    ];

    private static string?[] ProblemsOf(RetryOptions retry) =>
    [
        retry.MaxAttempts < 1 ? $"Retry.MaxAttempts must be at least 1; it is {retry.MaxAttempts}." : null,
        retry.BaseDelay < TimeSpan.Zero || retry.BaseDelay > MaxRetryDelay
            ? $"Retry.BaseDelay must be from zero to one day; it is {retry.BaseDelay}."
            : null,
        retry.MaxDelay < retry.BaseDelay || retry.MaxDelay > MaxRetryDelay
            ? $"Retry.MaxDelay must be from Retry.BaseDelay ({retry.BaseDelay}) to one day; it is {retry.MaxDelay}."
            : null,
        ProblemOfTimeout("Retry.AttemptTimeout", retry.AttemptTimeout, mayBeInfinite: false),
    ];

    private static string?[] ProblemsOf(ConcurrencyOptions concurrency) =>
    [
        concurrency.MaxRunning < 1
            ? $"Concurrency.MaxRunning must be at least 1, or not set; it is {concurrency.MaxRunning}."
            : null,
    ];

    private static string?[] ProblemsOf(SpendingOptions spending) =>
    [
        spending.MaxPerRequest <= 0
            ? FormattableString.Invariant(
                $"Spending.MaxPerRequest must be more than zero, or not set; it is {spending.MaxPerRequest}.")
            : null,
        spending.MaxTotal <= 0
            ? FormattableString.Invariant($"Spending.MaxTotal must be more than zero, or not set; it is {spending.MaxTotal}.")
            : null,
        spending.Window <= TimeSpan.Zero ? $"Spending.Window must be more than zero, or not set; it is {spending.Window}."
        : spending.Window is not null && spending.MaxTotal is null
            ? "Spending.Window is set without Spending.MaxTotal, the limit that holds within it."
        : null,
    ];

    private static string?[] ProblemsOf(DownloadOptions downloads) =>
    [
        downloads.MaxBytes < 1 ? $"Downloads.MaxBytes must be at least 1; it is {downloads.MaxBytes}." : null,
        ProblemOfTimeout("Downloads.Timeout", downloads.Timeout, mayBeInfinite: true),
    ];
}
