using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Downloads;

/// <summary>Where a video is now: the URL it came with, and after the host has refused it, the one that the service gives.</summary>
internal sealed class CurrentVideoUrl(GeneratedVideo video, Func<GeneratedVideo, CancellationToken, Task<Uri?>> resolveUrl)
{
    private Uri? _url = video.Url;
    private DownloadAttemptException? _refusal;
    private bool _isStale;

    /// <summary>A text fit for a log.</summary>
    public string Description => (_url ?? video.Url) is { } url ? Redactor.Describe(url) : "(no URL)";

    public async Task<Uri> GetAsync(CancellationToken cancellationToken)
    {
        if (_url is null || _isStale)
        {
            Uri? current = await ResolveAsync(cancellationToken).ConfigureAwait(false);

            // A service that has forgotten the video does not make its URL wrong: the file may be on its way there. Gone is gone.
            _url = current ?? (HttpStatusClassifier.IsGone(_refusal?.StatusCode) ? null : _url);
            _isStale = false;
        }

        return _url ?? throw new DownloadAttemptException(
            DownloadFailureKind.Final,
            _refusal is null
                ? "the service gave no URL for it (with an upload endpoint, the video may be there instead)"
                : $"{_refusal.Message}, and the service gives no other URL")
        {
            StatusCode = _refusal?.StatusCode,
        };
    }

    /// <summary>Has the service asked for the URL before the next attempt.</summary>
    public void Refuse(DownloadAttemptException refusal)
    {
        _refusal = refusal;
        _isStale = true;
    }

    private async Task<Uri?> ResolveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await resolveUrl(video, cancellationToken).ConfigureAwait(false);
        }
        catch (DownloadAttemptException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A failure of the service says nothing about the video: what the host responded stays.
            throw failure.As(failure.Kind, failure.Message, _refusal?.StatusCode);
        }
    }
}
