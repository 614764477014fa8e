namespace Runware.Wan25.Analyzers.Values;

/// <summary>
/// Distinguishes keys from what stands in for one. A key is random: a UUID, or a run of at least sixteen letters and digits in which they
/// alternate. <c>your-api-key</c>, <c>any</c> and <c>testkey12345678</c> are not.
/// </summary>
internal static class ApiKeyDetector
{
    private const int MinLength = 16;
    private const int MinDistinct = 8;
    private const int MinChanges = 3;

    public static bool IsKey(string? text) =>
        text is not null && (Guid.TryParse(text, out Guid id) ? id != Guid.Empty : RunsIn(text).Any(IsRandom));

    private static IEnumerable<string> RunsIn(string text)
    {
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || !char.IsLetterOrDigit(text[at]))
            {
                yield return text.Substring(start, at - start);
                start = at + 1;
            }
        }
    }

    private static bool IsRandom(string run) =>
        run.Length >= MinLength && run.Distinct().Count() >= MinDistinct && Changes(run) >= MinChanges;

    private static int Changes(string run) =>
        run.Zip(run.Skip(1), (one, next) => char.IsDigit(one) != char.IsDigit(next)).Count(changes => changes);
}
