namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>What of the application's own an error speaks of.</summary>
internal enum AccountSubject
{
    None,
    Credentials,
    Balance,
}

/// <summary>Recognizes codes and messages about the application's key or account, whatever category they were given.</summary>
internal static class AccountText
{
    private static readonly string[] CredentialWords =
    [
        "apikey", "accesskey", "credential", "authenti", "authoriz", "unauthor", "forbidden", "permission", "accesstoken", "bearer", "account", "organization",
    ];

    private static readonly string[] BalanceWords = ["credits", "balance", "billing", "payment", "quota", "invoice", "subscription"];

    public static AccountSubject SubjectOf(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetterOrDigit));
        return Speaks(BalanceWords) ? AccountSubject.Balance
            : Speaks(CredentialWords) ? AccountSubject.Credentials
            : AccountSubject.None;

        bool Speaks(string[] words) => words.Any(word => letters.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
