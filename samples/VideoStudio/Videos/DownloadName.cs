using System.Text.RegularExpressions;
using Runware.Wan25;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Names downloaded videos after their prompts.</summary>
internal static partial class DownloadName
{
    private const int MaxLength = 60;
    private const string WithoutWords = "video";

    /// <summary>Returns for example <c>a-lighthouse-in-a-storm-2.mp4</c>.</summary>
    public static string Of(VideoJob job, GeneratedVideo video, string extension)
    {
        string words = string.Join('-', WordPattern().Matches(job.Request.Prompt).Select(word => word.Value.ToLowerInvariant()));
        string name = words.Length == 0 ? WithoutWords : words.Length <= MaxLength ? words : CutAtWord(words);
        int place = job.Result!.Videos.TakeWhile(other => other.VideoId != video.VideoId).Count() + 1;
        return job.Request.ResultCount > 1 ? $"{name}-{place}{extension}" : name + extension;
    }

    private static string CutAtWord(string words) =>
        words.LastIndexOf('-', MaxLength) is > 0 and var end ? words[..end] : words[..MaxLength];

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordPattern();
}
