namespace Runware.Wan25.Downloads;

/// <summary>Where a video is now: the URL it came with, and once, when that has expired, a fresh one from the service.</summary>
internal sealed class VideoSource(GeneratedVideo video, Func<GeneratedVideo, CancellationToken, Task<Uri?>> refreshUrl)
{
    private Uri? _url = video.Url;
    private AttemptFailedException? _expired;

    public bool CanRefresh => _expired is null;

    /// <summary>A text fit for a log.</summary>
    public string Description => (_url ?? video.Url) is { } url ? UrlRedaction.Describe(url) : "(no URL)";

    public async Task<Uri> GetUrlAsync(CancellationToken cancellationToken)
    {
        _url ??= await AskServiceAsync(cancellationToken).ConfigureAwait(false);
        return _url ?? throw new AttemptFailedException(
            FailureKind.Final,
            _expired is null
                ? "the service gave no URL for it (with an upload endpoint, the video may be there instead)"
                : $"its URL does not work any more ({_expired.Message}) and the service gives no other")
        {
            StatusCode = _expired?.StatusCode,
        };
    }

    /// <summary>Has the service asked for another URL.</summary>
    public void Expire(AttemptFailedException expired)
    {
        _expired = expired;
        _url = null;
    }

    private async Task<Uri?> AskServiceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await refreshUrl(video, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Trouble that may pass is no word about the video.
            var refused = exception as RunwareApiException;
            var kind = exception is RunwareConnectionException || refused?.Error.IsTransient == true ? FailureKind.Transient : FailureKind.Final;
            throw new AttemptFailedException(kind, "the service could not be asked for its current URL", exception) { StatusCode = _expired?.StatusCode, RetryAfter = refused?.RetryAfter };
        }
    }
}
