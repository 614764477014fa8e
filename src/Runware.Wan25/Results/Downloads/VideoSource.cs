namespace Runware.Wan25.Results.Downloads;

/// <summary>Where a video is now: the URL it came with, and once, when that has expired, a fresh one from the service.</summary>
internal sealed class VideoSource(GeneratedVideo video, Func<GeneratedVideo, CancellationToken, Task<Uri?>> refreshUrl)
{
    private Uri? _url = video.Url;
    private bool _isRefreshed;

    public bool CanRefresh => !_isRefreshed;

    /// <summary>A text fit for a log.</summary>
    public string Description => _url is null ? "(no URL)" : UrlRedaction.Describe(_url);

    public async Task<Uri> GetUrlAsync(CancellationToken cancellationToken)
    {
        _url ??= await AskServiceAsync(null, cancellationToken).ConfigureAwait(false);
        return _url ?? throw new AttemptFailedException(
            FailureKind.Final, "the service gave no URL for it (with an upload endpoint, the video may be there instead)");
    }

    public async Task RefreshAsync(AttemptFailedException expired, CancellationToken cancellationToken)
    {
        _isRefreshed = true;
        _url = await AskServiceAsync(expired, cancellationToken).ConfigureAwait(false) ?? throw new AttemptFailedException(
            FailureKind.Final, $"its URL does not work any more ({expired.Message}) and the service gives no other")
        {
            StatusCode = expired.StatusCode,
        };
    }

    private async Task<Uri?> AskServiceAsync(AttemptFailedException? expired, CancellationToken cancellationToken)
    {
        try
        {
            return await refreshUrl(video, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new AttemptFailedException(FailureKind.Final, "the service could not be asked for its current URL", exception) { StatusCode = expired?.StatusCode };
        }
    }
}
