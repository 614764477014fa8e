using System.Text.RegularExpressions;

namespace Runware.Wan25.Emulator;

/// <summary>Lets the URLs of results lead to a replay in place of the host that had them.</summary>
internal static partial class LocalUrls
{
    /// <param name="json">A response.</param>
    /// <param name="origin">Where the replay listens.</param>
    public static string Replace(string json, Uri origin) => Result().Replace(
        json, match => $"{match.Groups["name"].Value}{origin.GetLeftPart(UriPartial.Authority)}{match.Groups["path"].Value}");

    // "videoURL":"https://…", to its query, which is not recorded.
    [GeneratedRegex(
        """(?<name>"[A-Za-z]*URL"\s*:\s*")https?://[^/"?]+(?<path>[^"?]*)(\?[^"]*)?""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Result();
}
