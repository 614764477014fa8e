using Microsoft.Extensions.Logging;
using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Downloads;

/// <summary>One download: its attempts, and how far they have come.</summary>
internal sealed class VideoDownload(
    GeneratedVideo video, VideoSource source, DownloadTarget target, DownloadAttempt attempt, DownloadTimeLimit limit, ILogger logger)
{
    private long _furthest;

    /// <summary>Gets how the last attempt failed.</summary>
    public AttemptFailedException? LastFailure { get; private set; }

    /// <summary>Makes one attempt.</summary>
    /// <returns>How it failed; <see langword="null"/> when the file is there.</returns>
    public async ValueTask<AttemptOutcome?> TryAsync()
    {
        try
        {
            Uri url = await source.GetUrlAsync(limit.Token).ConfigureAwait(false);
            await attempt.RunAsync(url).ConfigureAwait(false);
            return null;
        }
        catch (AttemptFailedException failure)
        {
            if (failure.Kind == FailureKind.RefusedUrl)
            {
                Log.UrlExpired(logger, video.VideoId, source.Description, failure.Message);
                source.Refuse(failure);
            }

            LastFailure = failure;
            bool hasGrown = target.Length > _furthest;
            _furthest = Math.Max(_furthest, target.Length);
            return new AttemptOutcome(this, Bounded(failure), hasGrown);
        }
    }

    public void LogRetry(AttemptFailedException failure, TimeSpan delay) =>
        Log.DownloadRetrying(logger, video.VideoId, source.Description, target.Length, failure.Message, delay);

    /// <summary>A host that asks for a longer delay than the time limit leaves ends the download at once.</summary>
    private AttemptFailedException Bounded(AttemptFailedException failure) => failure.RetryAfter is { } wait && !limit.Allows(wait)
        ? new AttemptFailedException(FailureKind.Final, $"{failure.Message}, and asked to wait for {wait}", failure.InnerException)
        {
            StatusCode = failure.StatusCode,
            RetryAfter = wait,
        }
        : failure;
}
