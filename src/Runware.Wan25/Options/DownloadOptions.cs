namespace Runware.Wan25;

/// <summary>Limits downloads. Their retries follow <see cref="Wan25ClientOptions.Retry"/>.</summary>
public sealed class DownloadOptions
{
    /// <summary>
    /// Gets or sets the largest file, in bytes, that is downloaded. A host that announces or sends more fails the download.
    /// </summary>
    /// <value>1 or more. The default is 1,073,741,824 (1 GiB), far above ten seconds of 1080p at the best quality.</value>
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>
    /// Gets or sets how long one download may wait for the service and the file's host in total, including its retries and the delays
    /// between them. The time that the destination takes to write is not counted.
    /// </summary>
    /// <value>More than zero, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. The default is 30 minutes.</value>
    /// <remarks>
    /// <see cref="RetryOptions.AttemptTimeout"/> ends a download without progress; this ends one that progresses too slowly.
    /// </remarks>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(30);

    internal DownloadOptions Copy() => (DownloadOptions)MemberwiseClone();
}
