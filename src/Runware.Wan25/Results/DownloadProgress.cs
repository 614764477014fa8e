namespace Runware.Wan25;

/// <summary>Represents the progress of a download.</summary>
public sealed class DownloadProgress
{
    internal DownloadProgress(long bytesReceived, long? totalBytes)
    {
        BytesReceived = bytesReceived;
        TotalBytes = totalBytes;
    }

    /// <summary>Gets the number of bytes that were received. It returns to 0 when the download has to start again.</summary>
    public long BytesReceived { get; }

    /// <summary>Gets the size of the file in bytes.</summary>
    /// <value>The size, or <see langword="null"/> when the host does not report it.</value>
    public long? TotalBytes { get; }
}
