using System.Text.RegularExpressions;
using Runware.Wan25;

namespace VideoStudio;

/// <summary>Puts errors of requests into words for users of the page, who do not write code.</summary>
internal static partial class PlainWords
{
    /// <summary>Returns the messages by the JSON path of the parameter.</summary>
    public static Dictionary<string, string[]> ByPath(IReadOnlyList<VideoRequestError> errors) =>
        errors.GroupBy(error => error.Path).ToDictionary(group => group.Key, group => group.Select(Of).ToArray());

    private static string Of(VideoRequestError error) => error.Code switch
    {
        VideoRequestErrorCodes.Length when error.Message.EndsWith(" 0 were given.", StringComparison.Ordinal) =>
            "Write what the video should show.",
        VideoRequestErrorCodes.Length => error.Message.Replace(" Unicode code points", " characters", StringComparison.Ordinal),
        VideoRequestErrorCodes.MediaType => $"This file cannot be used: {FoundIn(error)}. Choose one of these: {ListTypes(error)}.",
        VideoRequestErrorCodes.Incomplete =>
            "This image is not complete: its end is missing, for example after an interrupted download. Fetch it again, or choose another.",
        VideoRequestErrorCodes.Unreadable => "This file is empty or cannot be read. Choose another image.",
        _ => error.Message,
    };

    private static string FoundIn(VideoRequestError error) =>
        FoundPattern().Match(error.Message) is { Success: true } found ? $"it is {found.Groups["format"].Value}" : "it is not an image";

    private static string ListTypes(VideoRequestError error) => error.AllowedValues is [_, ..] allowed
        ? string.Join(", ", allowed.Select(type => type.Split('/', '+')[1].ToUpperInvariant()))
        : "JPEG, PNG, WEBP";

    // The name of the format is told in the message alone: "…; what was given is plain text."
    [GeneratedRegex(@"; what was given is (?<format>[^(]+?)( \([^)]*\))?\.$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FoundPattern();
}
