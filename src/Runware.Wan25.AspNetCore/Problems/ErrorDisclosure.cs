namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>Represents the parts of an error that the caller of the application may see.</summary>
/// <param name="Subject">The part of the application's account that the error is about. Nothing else is shown of such an error.</param>
/// <param name="Code">The code of the service, or null if it is private.</param>
/// <param name="Detail">The message of the service, or a description of the category if the message is private.</param>
internal sealed record PublicError(AccountSubject Subject, string? Code, string? Detail);

/// <summary>Specifies the part of the application's account at the service that an error is about.</summary>
internal enum AccountSubject
{
    None,
    Credentials,
    Balance,
}

/// <summary>
/// Decides what the caller of the application may see of an error of the service. Errors about the application's API key or account are
/// private, whatever their category. The service's messages are shown only if the prompt was redacted from them.
/// </summary>
internal static class ErrorDisclosure
{
    private static readonly string[] CredentialWords =
    [
        "apikey", "accesskey", "credential", "authenti", "authoriz", "unauthor", "forbidden", "permission", "accesstoken", "bearer",
        "account", "organization",
    ];

    private static readonly string[] BalanceWords = ["credits", "balance", "billing", "payment", "quota", "invoice", "subscription"];

    /// <param name="error">The error.</param>
    /// <param name="isRedacted">Whether the prompt was redacted from the message, because the client knew it.</param>
    public static PublicError Disclose(RunwareError error, bool isRedacted)
    {
        AccountSubject subject = error.Category switch
        {
            RunwareErrorCategory.Authentication => AccountSubject.Credentials,
            RunwareErrorCategory.Quota => AccountSubject.Balance,

            // A lack of capacity is public, although the service's codes and messages mention reserved credits. A code about credentials is
            // not one, whatever status it came with.
            RunwareErrorCategory.RateLimit => FindSubject(error.Code) == AccountSubject.Credentials
                ? AccountSubject.Credentials : AccountSubject.None,
            _ => FindSubject(error.Code),
        };
        if (subject != AccountSubject.None)
        {
            return new(subject, Code: null, Detail: null);
        }

        bool showsMessage = isRedacted && FindSubject(error.Message) == AccountSubject.None;
        return new(AccountSubject.None, error.Code, showsMessage ? error.Message : Describe(error.Category));
    }

    private static AccountSubject FindSubject(string text)
    {
        string letters = string.Concat(text.Where(char.IsLetterOrDigit));
        return ContainsAny(BalanceWords) ? AccountSubject.Balance
            : ContainsAny(CredentialWords) ? AccountSubject.Credentials
            : AccountSubject.None;

        bool ContainsAny(string[] words) => words.Any(word => letters.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string Describe(RunwareErrorCategory category) => category switch
    {
        RunwareErrorCategory.Validation => "The service could not use the request or one of its inputs.",
        RunwareErrorCategory.NotFound => "The service does not know the task.",
        RunwareErrorCategory.Conflict => "The service already has a task with this id.",
        RunwareErrorCategory.ContentPolicy => "The service's content moderation rejected the request or its result.",
        RunwareErrorCategory.RateLimit => "The service has no capacity at the moment. Try again later.",
        RunwareErrorCategory.Timeout => "The service did not finish within its time limit.",
        RunwareErrorCategory.Provider => "The model's provider failed.",
        _ => "The service reported an error.",
    };
}
