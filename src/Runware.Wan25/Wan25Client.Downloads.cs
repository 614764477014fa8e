using Runware.Wan25.Diagnostics;

namespace Runware.Wan25;

/// <content>Downloads of the videos.</content>
public sealed partial class Wan25Client
{
    /// <inheritdoc/>
    public Task DownloadAsync(
        GeneratedVideo video, string path, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return DownloadAsync(video, token => _downloader.DownloadAsync(video, path, Guarded(progress, video), token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DownloadAsync(GeneratedVideo video, string path, CancellationToken cancellationToken) =>
        DownloadAsync(video, path, null, cancellationToken);

    /// <inheritdoc/>
    public Task DownloadAsync(GeneratedVideo video, Stream destination, CancellationToken cancellationToken) =>
        DownloadAsync(video, destination, null, cancellationToken);

    /// <inheritdoc/>
    public Task DownloadAsync(
        GeneratedVideo video,
        Stream destination,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentNullException.ThrowIfNull(destination);
        return DownloadAsync(
            video, token => _downloader.DownloadAsync(video, destination, Guarded(progress, video), token), cancellationToken);
    }

    private IProgress<DownloadProgress>? Guarded(IProgress<DownloadProgress>? progress, GeneratedVideo video) =>
        NonThrowingProgress<DownloadProgress>.Over(progress, _services.Logger, video.OperationId);

    private async Task DownloadAsync(GeneratedVideo video, Func<CancellationToken, Task> download, CancellationToken cancellationToken)
    {
        try
        {
            await WhileOpenAsync(download, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (exception is not VideoWaitCanceledException)
        {
            throw new VideoWaitCanceledException(
                $"The download of {video} was canceled. This does not delete the video.",
                video.OperationId,
                SubmissionState.Accepted,
                exception.CancellationToken);
        }
    }
}
