using Runware.Wan25.Transport;

namespace Runware.Wan25.Downloads;

/// <summary>
/// The waiting of one attempt for the host: bounded by the inactivity timeout, which runs only then, so that a slow disk is not taken for a
/// stalled host.
/// </summary>
internal sealed class VideoHostInactivityTimeout : IDisposable
{
    private readonly InactivityTimeout _inactivity;
    private readonly TimeSpan _timeout;
    private readonly Redactor _redactor;
    private readonly CancellationToken _cancellationToken;

    public VideoHostInactivityTimeout(TimeSpan timeout, TimeProvider clock, Redactor redactor, CancellationToken cancellationToken)
    {
        _inactivity = new InactivityTimeout(timeout, clock);
        _timeout = timeout;
        _redactor = redactor;
        _cancellationToken = cancellationToken;
        _inactivity.Begin(cancellationToken);
    }

    /// <summary>Canceled by inactivity, by the download's time limit or by the caller.</summary>
    public CancellationToken Token => _inactivity.Token;

    public void Begin() => _inactivity.Resume();

    public void End() => _inactivity.Pause();

    /// <summary>Describes why a wait ended with an exception. A cancellation leaves as itself.</summary>
    public DownloadAttemptException ToFailure(Exception exception, Uri url)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        Exception? cause = _redactor.Redact(exception, url);
        return new DownloadAttemptException(DownloadFailureKind.Transient, Describe(exception, url), cause)
        {
            // What a handler could not decode was not cut off: the same range would end the same way.
            RequiresRestart = exception is InvalidDataException,
        };
    }

    public void Dispose() => _inactivity.Dispose();

    // After a redirect, it is another host than that of the video's URL.
    private string Describe(Exception exception, Uri url) => _inactivity.HasExpired
        ? $"{url.Authority} sent nothing for {_timeout}"
        : ConnectionFailureClassifier.Describe(exception, url.Authority, $"the connection to {url.Authority} failed");
}
