using System.Text.RegularExpressions;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Emulator;

/// <summary>Removes secrets from free text. The messages of the service may repeat them, in any encoding.</summary>
internal sealed partial class RedactedText(RecordingSecrets secrets)
{
    // The end of a truncated text may hold a part of a secret that is too short to be recognized.
    private const int DroppedAfterCut = 64;

    /// <param name="text">The text.</param>
    /// <param name="tasks">The tasks that it may be about.</param>
    /// <param name="maxLength">The maximum number of characters that are kept.</param>
    public string Redact(string text, IReadOnlyCollection<Guid> tasks, int maxLength)
    {
        bool knowsAll = true;
        text = new Redactor(secrets.Keys).Redact(text);
        foreach (Guid task in tasks)
        {
            IReadOnlyList<string>? words = secrets.TextsOf(task);
            knowsAll &= words is not null;
            text = (words ?? []).Aggregate(text, PromptRedactor.Redact);
        }

        // The texts that another process submitted are not known. A message that repeats them puts them into quotes.
        text = knowsAll ? text : Quoted().Replace(text, "\"[…]\"");
        text = UserInformation().Replace(text, "://");
        text = Mail().Replace(text, "[e-mail]");
        text = Encoded().Replace(text, match => Placeholder.Media(match.Value));
        return text.Length <= maxLength ? text : text[..(maxLength - DroppedAfterCut)] + '…';
    }

    [GeneratedRegex("""["“'‘][^"”'’\n]{8,}["”'’]""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("""://[^\s/@"'<>]{1,512}@""", RegexOptions.CultureInvariant)]
    private static partial Regex UserInformation();

    [GeneratedRegex("""[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+""", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex("""(data:[a-z]+/[a-z0-9.+-]+;base64,)?[A-Za-z0-9+/=_-]{128,}""", RegexOptions.CultureInvariant)]
    private static partial Regex Encoded();
}
