namespace Runware.Wan25.Cli.Batch;

/// <summary>What may come of a row.</summary>
internal static class BatchStatus
{
    /// <summary>The videos are in the folder.</summary>
    public const string Done = "done";

    /// <summary>Some of several videos of the row were made, and are in the folder.</summary>
    public const string Partial = "partial";

    /// <summary>It was refused or failed. It is made again only with <c>--retry-failed</c>.</summary>
    public const string Failed = "failed";

    /// <summary>It is not known yet: the next run goes on with it, under the same key.</summary>
    public const string Unfinished = "unfinished";

    /// <summary>The video is at the service: the next run downloads it.</summary>
    public const string DownloadFailed = "downloadFailed";
}
