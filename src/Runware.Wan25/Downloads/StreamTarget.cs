namespace Runware.Wan25.Downloads;

/// <summary>The caller's stream, which stays the caller's: it is neither closed nor disposed of.</summary>
internal sealed class StreamTarget(Stream stream) : DownloadTarget(stream)
{
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
