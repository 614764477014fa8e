namespace Runware.Wan25.Tests.Downloads;

/// <summary>Keeps what was reported, at once and in order (<see cref="Progress{T}"/> does neither).</summary>
internal sealed class CapturedProgress(Action<DownloadProgress>? onReport = null) : IProgress<DownloadProgress>
{
    public List<(long Bytes, long? Total)> Reports { get; } = [];

    public void Report(DownloadProgress value)
    {
        Reports.Add((value.BytesReceived, value.TotalBytes));
        onReport?.Invoke(value);
    }
}
