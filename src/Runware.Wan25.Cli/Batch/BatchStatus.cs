namespace Runware.Wan25.Cli.Batch;

/// <summary>The statuses of a row.</summary>
internal static class BatchStatus
{
    /// <summary>The videos are in the folder.</summary>
    public const string Done = "done";

    /// <summary>Some of several videos of the row were made, and are in the folder.</summary>
    public const string Partial = "partial";

    /// <summary>It was refused or failed. It is ordered again only with <c>--retry-failed</c>.</summary>
    public const string Failed = "failed";

    /// <summary>The result is not known yet: the next run continues under the same key.</summary>
    public const string Unfinished = "unfinished";

    /// <summary>The video exists at the service, but was not downloaded: the next run downloads it.</summary>
    public const string DownloadFailed = "downloadFailed";
}
