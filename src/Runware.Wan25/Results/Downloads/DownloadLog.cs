using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Results.Downloads;

/// <summary>What a download writes to the log. URLs appear as <see cref="UrlRedaction"/> describes them.</summary>
internal static partial class DownloadLog
{
    [LoggerMessage(60, LogLevel.Debug, "Video {VideoId} is downloaded: {Bytes} bytes from {Source}")]
    public static partial void Downloaded(ILogger logger, Guid videoId, long bytes, string source);

    [LoggerMessage(61, LogLevel.Warning, "The download of video {VideoId} from {Source} stopped at {Bytes} bytes: {Reason}. It goes on in {Delay}")]
    public static partial void Retrying(ILogger logger, Guid videoId, string source, long bytes, string reason, TimeSpan delay);

    [LoggerMessage(62, LogLevel.Information, "The URL of video {VideoId} at {Source} has expired: {Reason}. The service is asked for a fresh one")]
    public static partial void Refreshing(ILogger logger, Guid videoId, string source, string reason);
}
