namespace Runware.Wan25.Errors;

/// <summary>
/// Maps the service's open set of codes to the closed set of categories: exact names first, then patterns. Two codes of the provider cover
/// several categories, and only their message decides.
/// </summary>
internal static class RunwareErrorClassifier
{
    /// <summary>The code of an error that has none.</summary>
    public const string UnknownCode = "unknown";

    private static readonly string[] ValidationPrefixes =
        ["invalid", "missing", "duplicate", "unsupported", "unknown", "incompatible", "mismatch", "value", "array", "max"];

    // Seen in the messages of the content filters of Alibaba and of other providers.
    private static readonly string[] ContentPolicyPhrases =
        ["DataInspectionFailed", "safety system", "safety_violations", "content moderation", "content policy", "risk control"];

    // The text is the message and the provider's message.
    public static RunwareErrorCategory Classify(string code, string? text = null) =>
        NeedsText(code) ? ByText(code, text) : KnownErrorCodes.Find(code) ?? ByPattern(code);

    /// <summary>Determines whether the code covers several categories.</summary>
    public static bool NeedsText(string code) =>
        code.Equals("providerError", StringComparison.OrdinalIgnoreCase)
        || code.Equals("providerBadRequest", StringComparison.OrdinalIgnoreCase);

    private static RunwareErrorCategory ByText(string code, string? text) =>
        text is not null && ContentPolicyPhrases.Any(phrase => Has(text, phrase)) ? RunwareErrorCategory.ContentPolicy
        : Ends(code, "BadRequest") ? RunwareErrorCategory.Validation
        : RunwareErrorCategory.Provider;

    private static RunwareErrorCategory ByPattern(string code) => code switch
    {
        _ when Has(code, "ApiKey") => RunwareErrorCategory.Authentication,
        // A request that exceeds a limit of the rate by itself never gets through.
        _ when Has(code, "TooLarge") => RunwareErrorCategory.Validation,
        _ when Has(code, "RateLimit") || Has(code, "TooManyRequests") || Has(code, "ConcurrentRequest") || Has(code, "Overloaded")
            => RunwareErrorCategory.RateLimit,
        _ when Has(code, "Credits") || Has(code, "Quota") || Has(code, "Balance") => RunwareErrorCategory.Quota,
        _ when Has(code, "Moderation") || Has(code, "ContentPolicy") || Has(code, "nsfw") || Has(code, "ProviderContent")
            => RunwareErrorCategory.ContentPolicy,
        _ when Has(code, "Timeout") || Has(code, "TimedOut") => RunwareErrorCategory.Timeout,
        _ when Has(code, "Maintenance") => RunwareErrorCategory.Server,
        _ when Starts(code, "conflict") => RunwareErrorCategory.Conflict,
        _ when Has(code, "NotExist") || Has(code, "NonExist") => RunwareErrorCategory.NotFound,
        _ when Ends(code, "NotFound") || Ends(code, "Expired") || Ends(code, "Cancelled") || Ends(code, "Canceled")
            => RunwareErrorCategory.NotFound,
        _ when Starts(code, "provider") => RunwareErrorCategory.Provider,
        _ when ValidationPrefixes.Any(prefix => Starts(code, prefix)) => RunwareErrorCategory.Validation,
        _ => RunwareErrorCategory.Unknown,
    };

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string code, string prefix) => code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string code, string suffix) => code.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
