namespace Runware.Wan25.Errors;

/// <summary>
/// Puts an open code into a closed category. The exact names and the patterns are those the official clients know, with their mistakes
/// mended: they compare "Timeout" case-sensitively and so lose <c>timeoutProvider</c>, and take <c>invalidProviderContent</c> for validation.
/// </summary>
internal static class RunwareErrorClassifier
{
    public static RunwareErrorCategory Classify(string code) =>
        KnownErrorCodes.Find(code) is { } known ? known : ByPattern(code);

    private static RunwareErrorCategory ByPattern(string code) => code switch
    {
        _ when Has(code, "ApiKey") => RunwareErrorCategory.Authentication,
        _ when Has(code, "Credits") || Has(code, "Quota") || Has(code, "Balance") => RunwareErrorCategory.Quota,
        _ when Has(code, "RateLimit") || Has(code, "TooManyRequests") => RunwareErrorCategory.RateLimit,
        _ when Has(code, "Moderation") || Has(code, "ContentPolicy") || Has(code, "nsfw") || Has(code, "ProviderContent")
            => RunwareErrorCategory.ContentPolicy,
        _ when Has(code, "Timeout") || Has(code, "TimedOut") => RunwareErrorCategory.Timeout,
        _ when Starts(code, "conflict") => RunwareErrorCategory.Conflict,
        _ when Ends(code, "NotFound") || Ends(code, "Expired") || Ends(code, "Cancelled") || Ends(code, "Canceled")
            => RunwareErrorCategory.NotFound,
        _ when Starts(code, "provider") => RunwareErrorCategory.Provider,
        _ when ValidationPrefixes.Any(prefix => Starts(code, prefix)) => RunwareErrorCategory.Validation,
        _ => RunwareErrorCategory.Unknown,
    };

    private static readonly string[] ValidationPrefixes =
        ["invalid", "missing", "duplicate", "unsupported", "unknown", "incompatible", "mismatch", "value", "array", "max"];

    private static bool Has(string code, string part) => code.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string code, string prefix) => code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string code, string suffix) => code.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
