using System.Net;
using Polly;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Downloads;

/// <summary>Downloads videos, whatever their hosts and the network do.</summary>
/// <remarks>The HTTP client is asked for anew for each request. It has no credentials and no timeout of its own.</remarks>
internal sealed class VideoDownloader(
    Func<HttpClient> httpClient,
    Wan25ClientOptions options,
    InjectedServices services,
    Redactor redactor,
    Func<GeneratedVideo, CancellationToken, Task<Uri?>> resolveUrl)
{
    private readonly VideoHostClient _client = new(httpClient, new RedirectPolicy(options), redactor);

    private readonly ResiliencePipeline<DownloadAttemptOutcome?> _pipeline = RetryPipeline.Create<DownloadAttemptOutcome?>(
        options.Retry,
        services,
        options.Retry.MaxAttempts - 1,
        static outcome => outcome!.IsRetried,
        static outcome => outcome!.Failure.RetryAfter,
        static (outcome, delay) => outcome!.Download.LogRetry(outcome.Failure, delay));

    /// <summary>Opens a temporary file; a test's disk may be full.</summary>
    internal Func<string, FileStreamOptions, FileStream> OpenFile { get; init; } = static (path, options) => new FileStream(path, options);

    public Task DownloadAsync(GeneratedVideo video, string path, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        string fullPath = Path.GetFullPath(path);
        return DownloadAsync(video, () => AtomicFileTarget.Create(fullPath, services.NewId, OpenFile), progress, cancellationToken);
    }

    public Task DownloadAsync(
        GeneratedVideo video, Stream destination, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
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
        var currentUrl = new CurrentVideoUrl(video, resolveUrl);
        DownloadAttemptRunner? download = null;
        using var limit = new DownloadTimeLimit(options.Downloads.Timeout, services.Clock, cancellationToken);
        try
        {
            DownloadTarget target = openTarget();
            await using (target.ConfigureAwait(false))
            {
                var resumable = new ResumableDownload(
                    _client, target, new ProgressThrottle(progress), limit, redactor, options, services.Clock);
                download = new DownloadAttemptRunner(video, currentUrl, target, resumable, limit, services.Logger);
                await FetchAsync(download, limit.Token).ConfigureAwait(false);
                await target.CompleteAsync(cancellationToken).ConfigureAwait(false);
                Log.Downloaded(services.Logger, video.VideoId, target.Length, currentUrl.Description);
            }
        }
        catch (DownloadAttemptException failure)
        {
            throw Failed(video, currentUrl, failure.Message, failure.InnerException, failure.StatusCode);
        }
        catch (OperationCanceledException exception) when (limit.Token.IsCancellationRequested)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(exception.Message, exception, cancellationToken);
            }

            DownloadAttemptException? last = download?.LastFailure;
            string reason = $"the download did not complete within {options.Downloads.Timeout} "
                + $"({nameof(Wan25ClientOptions.Downloads)}.{nameof(DownloadOptions.Timeout)})";
            reason = last is null ? reason : $"{reason}; last error: {last.Message}";
            throw Failed(video, currentUrl, reason, last?.InnerException ?? exception, last?.StatusCode);
        }
    }

    // An attempt that brought the file further is the first of a new series, so only those in a row that did not are counted.
    private async Task FetchAsync(DownloadAttemptRunner download, CancellationToken cancellationToken)
    {
        DownloadAttemptOutcome? failed = null;
        do
        {
            DownloadAttemptOutcome? first = failed is null ? null : failed with { HasGrown = false };
            failed = await _pipeline.ExecuteAsync(
                _ =>
                {
                    (DownloadAttemptOutcome? given, first) = (first, null);
                    return given is null ? download.TryAsync() : ValueTask.FromResult<DownloadAttemptOutcome?>(given);
                },
                cancellationToken).ConfigureAwait(false);
        }
        while (failed is { HasGrown: true, Failure.Kind: not DownloadFailureKind.Final });

        if (failed is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw failed.Failure;
        }
    }

    private static DownloadException Failed(
        GeneratedVideo video, CurrentVideoUrl currentUrl, string reason, Exception? cause, HttpStatusCode? status) =>
        new($"{video} could not be downloaded from {currentUrl.Description}: {reason.TrimEnd('.')}.", cause)
        {
            OperationId = video.OperationId,
            SubmissionState = SubmissionState.Accepted,
            StatusCode = status,
        };
}
