namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>How the service spells the values that are lists.</summary>
internal static class BodyChoices
{
    public static readonly IReadOnlyList<KeyValuePair<string, VideoResolution>> Resolutions =
        [new("480p", VideoResolution.P480), new("720p", VideoResolution.P720), new("1080p", VideoResolution.P1080)];

    public static readonly IReadOnlyList<KeyValuePair<string, VideoOutputFormat>> OutputFormats =
        [new("MP4", VideoOutputFormat.Mp4), new("WEBM", VideoOutputFormat.WebM), new("MOV", VideoOutputFormat.Mov)];

    public static readonly IReadOnlyList<KeyValuePair<string, SafetyMode>> SafetyModes =
        [new("none", SafetyMode.None), new("fast", SafetyMode.Fast), new("full", SafetyMode.Full)];
}
