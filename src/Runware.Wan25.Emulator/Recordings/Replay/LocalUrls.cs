using System.Text.RegularExpressions;

namespace Runware.Wan25.Emulator;

/// <summary>Replaces the host in the URLs of results with the replay's own.</summary>
internal static partial class LocalUrls
{
    /// <param name="json">A response.</param>
    /// <param name="origin">The address of the replay.</param>
    public static string Replace(string json, Uri origin) => Result().Replace(
        json, match => $"{match.Groups["name"].Value}{origin.GetLeftPart(UriPartial.Authority)}{match.Groups["path"].Value}");

    // Matches "videoURL":"https://…" up to the query, which is not recorded.
    [GeneratedRegex(
        """(?<name>"[A-Za-z]*URL"\s*:\s*")https?://[^/"?]+(?<path>[^"?]*)(\?[^"]*)?""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Result();
}
