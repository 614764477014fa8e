namespace Runware.Wan25.Analyzers.Values;

/// <summary>
/// Distinguishes keys from what stands in for one. A key is random: a UUID, or a run of at least sixteen letters and digits that has both.
/// <c>your-api-key</c>, <c>any</c> and <c>test-key-2</c> are not.
/// </summary>
internal static class KeyShape
{
    private const int MinLength = 16;
    private const int MinDistinct = 8;

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
        run.Length >= MinLength && run.Any(char.IsDigit) && run.Any(char.IsLetter) && run.Distinct().Count() >= MinDistinct;
}
