namespace Runware.Wan25.Tests.Fuzz;

/// <summary>What holds whatever the service returns.</summary>
internal static class Guarantee
{
    public static void That(bool holds, string guarantee)
    {
        if (!holds)
        {
            throw new InvalidDataException(guarantee);
        }
    }

    public static void Holds(VideoOperation operation, bool hadEnded, VideoResult known)
    {
        var result = operation.ToResult();
        That(operation.HasCompleted || !hadEnded, "What has ended stays so.");
        That(!operation.HasCompleted || result.Videos.Count > 0 || result.Failures.Count > 0, "An end has a video or a failure.");
        That(
            known.Videos.All(video => result.Videos.Any(now => now.VideoId == video.VideoId && (now.Url is not null || video.Url is null))),
            "A video that was there stays.");
        That(result.Videos.Select(video => video.VideoId).Distinct().Count() == result.Videos.Count, "No video is there twice.");
        That(result.Videos.Count <= 1000 && result.Failures.Count <= 200, "One task's results fit into memory.");
        That(operation.Snapshot.Percent is null or (>= 0 and <= 100), "Percent are percent.");
        That(result.TotalCost is null or >= 0, "Costs add up.");
        KeepsSecrets(operation.Status.ToString());
        foreach (var video in result.Videos)
        {
            IsWebUrl(video.Url);
            That(video.ToString().Length < 200, "A video's text is short.");
        }

        foreach (var failure in result.Failures)
        {
            Holds(failure.Error);
        }
    }

    public static void Holds(RunwareError error)
    {
        KeepsSecrets(error.ToString());
        KeepsSecrets(string.Concat(error.Parameters));
        KeepsSecrets(string.Concat(error.AllowedValues));
        That(error.Code.Length is > 0 and <= 128 && error.Message.Length is > 0 and <= 4096, "Codes and messages are of bounded length.");
        That(!error.ToString().Any(char.IsControl), "A message is one line.");
        That(error.Json.ValueKind == System.Text.Json.JsonValueKind.Undefined
            || !error.Json.GetRawText().Contains(RecordedResponses.Key, StringComparison.Ordinal), "JSON is kept without the key.");
        IsWebUrl(error.Documentation);
    }

    public static void KeepsSecrets(string text)
    {
        That(!text.Contains(RecordedResponses.Key, StringComparison.Ordinal), "The key is never printed.");
        That(!text.Contains(RecordedResponses.Prompt[..16], StringComparison.Ordinal), "The prompt is never printed.");
    }

    public static void IsWebUrl(Uri? url) => That(url is null || url.Scheme is "https" or "http", "A URL leads to the web.");
}
