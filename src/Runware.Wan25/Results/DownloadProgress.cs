namespace Runware.Wan25;

/// <summary>How far a download is.</summary>
public sealed class DownloadProgress
{
    internal DownloadProgress(long bytesReceived, long? totalBytes)
    {
        BytesReceived = bytesReceived;
        TotalBytes = totalBytes;
    }

    /// <summary>The bytes of the file that are there. It falls back to 0 when the file had to be started again.</summary>
    public long BytesReceived { get; }

    /// <summary>The size of the file in bytes; <see langword="null"/> when its host does not say.</summary>
    public long? TotalBytes { get; }
}
