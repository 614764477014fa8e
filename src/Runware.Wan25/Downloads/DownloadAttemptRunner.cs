using Microsoft.Extensions.Logging;
using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Downloads;

/// <summary>One download: its attempts, and how far they have come.</summary>
internal sealed class DownloadAttemptRunner(
    GeneratedVideo video,
    CurrentVideoUrl currentUrl,
    DownloadTarget target,
    ResumableDownload resumable,
    DownloadTimeLimit limit,
    ILogger logger)
{
    private long _furthest;

    public DownloadAttemptException? LastFailure { get; private set; }

    /// <summary>Makes one attempt.</summary>
    /// <returns>How it failed; <see langword="null"/> when the file is there.</returns>
    public async ValueTask<DownloadAttemptOutcome?> TryAsync()
    {
        try
        {
            Uri url = await currentUrl.GetAsync(limit.Token).ConfigureAwait(false);
            await resumable.RunAsync(url).ConfigureAwait(false);
            return null;
        }
        catch (DownloadAttemptException failure)
        {
            if (failure.Kind == DownloadFailureKind.RefusedUrl)
            {
                Log.UrlExpired(logger, video.VideoId, currentUrl.Description, failure.Message);
                currentUrl.Refuse(failure);
            }

            LastFailure = failure;
            bool hasGrown = target.Length > _furthest;
            _furthest = Math.Max(_furthest, target.Length);
            return new DownloadAttemptOutcome(this, Bounded(failure), hasGrown);
        }
    }

    public void LogRetry(DownloadAttemptException failure, TimeSpan delay) =>
        Log.DownloadRetrying(logger, video.VideoId, currentUrl.Description, target.Length, failure.Message, delay);

    // A host that asks for a longer delay than the time limit leaves ends the download at once.
    private DownloadAttemptException Bounded(DownloadAttemptException failure) => limit.IsTooLong(failure.RetryAfter)
        ? failure.As(DownloadFailureKind.Final, $"{failure.Message}; Retry-After is {failure.RetryAfter}", failure.StatusCode)
        : failure;
}
