namespace Runware.Wan25.Downloads;

/// <summary>Tells the caller how far the download is: often enough to watch, not with every piece.</summary>
internal sealed class ProgressThrottle(IProgress<DownloadProgress>? progress)
{
    private const long MinStep = 64 * 1024;
    private const long MaxSteps = 500;

    private (long Bytes, long? Total)? _last;

    /// <summary>Reports the progress when it has changed by a step.</summary>
    public void Advance(long bytes, long? total)
    {
        if (_last is not { } last || bytes - last.Bytes >= Math.Max(MinStep, (total ?? 0) / MaxSteps))
        {
            Report(bytes, total);
        }
    }

    /// <summary>Reports the progress, unless it was already reported.</summary>
    public void Report(long bytes, long? total)
    {
        if (_last != (bytes, total))
        {
            _last = (bytes, total);
            progress?.Report(new DownloadProgress(bytes, total));
        }
    }
}
