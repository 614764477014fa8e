using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Downloads;

/// <summary>Downloads videos, whatever their hosts and the network do.</summary>
/// <param name="httpClient">Asked anew for each request. The client has no credentials and no timeout of its own.</param>
/// <param name="retry">How long to insist.</param>
/// <param name="environment">The clock, the jitter and the names of temporary files.</param>
/// <param name="refreshUrl">Asks the service where a video is now.</param>
/// <param name="logger">Where to say what happens.</param>
internal sealed class VideoDownloader(
    Func<HttpClient> httpClient,
    RetryOptions retry,
    ClientEnvironment environment,
    Func<GeneratedVideo, CancellationToken, Task<Uri?>> refreshUrl,
    ILogger? logger = null)
{
    private readonly DownloadClient _host = new(httpClient);
    private readonly ILogger _logger = logger ?? NullLogger.Instance;

    /// <summary>Opens a temporary file; a test's disk may be full.</summary>
    internal Func<string, Stream> OpenFile { get; init; } = TemporaryFile.Create;

    /// <summary>A host that asks for a longer pause ends the download at once: nobody waits days for a file.</summary>
    internal TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(20);

    public Task DownloadAsync(GeneratedVideo video, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentException.ThrowIfNullOrEmpty(path);
        string fullPath = Path.GetFullPath(path);
        return DownloadAsync(video, () => FileTarget.Create(fullPath, environment.NewId(), OpenFile), progress, cancellationToken);
    }

    public Task DownloadAsync(GeneratedVideo video, Stream destination, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written to.", nameof(destination));
        }

        return DownloadAsync(video, () => new StreamTarget(destination), progress, cancellationToken);
    }

    private async Task DownloadAsync(
        GeneratedVideo video, Func<DownloadTarget> openTarget, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var source = new VideoSource(video, refreshUrl);
        try
        {
            DownloadTarget target = openTarget();
            await using (target.ConfigureAwait(false))
            {
                await FetchAsync(video, source, target, new ProgressThrottle(progress), cancellationToken).ConfigureAwait(false);
                await target.CompleteAsync(cancellationToken).ConfigureAwait(false);
                Log.Downloaded(_logger, video.VideoId, target.Length, source.Description);
            }
        }
        catch (AttemptFailedException failure)
        {
            throw new DownloadException($"{video} could not be downloaded from {source.Description}: {failure.Message.TrimEnd('.')}.", failure.InnerException)
            {
                OperationId = video.OperationId,
                SubmissionState = SubmissionState.Accepted,
                StatusCode = failure.StatusCode,
            };
        }
    }

    /// <summary>Attempts until the file is there: a dead URL is replaced once, what may pass is waited for, anything else is the end.</summary>
    private async Task FetchAsync(
        GeneratedVideo video, VideoSource source, DownloadTarget target, ProgressThrottle progress, CancellationToken cancellationToken)
    {
        var attempt = new DownloadAttempt(_host, target, progress, retry.AttemptTimeout, environment.Clock);
        var budget = new RetryBudget(retry, environment);
        while (true)
        {
            try
            {
                Uri url = await source.GetUrlAsync(cancellationToken).ConfigureAwait(false);
                await attempt.RunAsync(url, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (AttemptFailedException failure) when (failure.Kind == FailureKind.ExpiredUrl && source.CanRefresh)
            {
                Log.UrlExpired(_logger, video.VideoId, source.Description, failure.Message);
                source.Expire(failure);
            }
            catch (AttemptFailedException failure) when (failure.Kind == FailureKind.Transient)
            {
                budget.Spend(target.Length);
                if (!budget.IsLeft || failure.RetryAfter > LongestPause)
                {
                    throw;
                }

                TimeSpan delay = budget.NextDelay(failure.RetryAfter);
                Log.DownloadRetrying(_logger, video.VideoId, source.Description, target.Length, failure.Message, delay);
                await Task.Delay(delay, environment.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
