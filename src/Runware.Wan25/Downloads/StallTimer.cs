namespace Runware.Wan25.Downloads;

/// <summary>Ends an attempt in which the host stands still. It runs only while we wait for the host, so a slow disk is no stall.</summary>
internal sealed class StallTimer : IDisposable
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly TimeSpan _timeout;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public StallTimer(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        _timeout = timeout < LongestTimeout ? timeout : Timeout.InfiniteTimeSpan;
        _timer = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellationToken);
    }

    /// <summary>Cancelled by a stall or by the caller.</summary>
    public CancellationToken Token => _either.Token;

    public bool HasFired => _timer.IsCancellationRequested;

    /// <summary>Re-arms the one timer of the attempt: a read must not cost an allocation.</summary>
    public void Start() => _timer.CancelAfter(_timeout);

    public void Stop() => _timer.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Says why waiting for the host ended with an exception; the caller's own cancellation goes out as itself.</summary>
    public AttemptFailedException ToFailure(Exception exception, Uri url, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Exception? cause = UrlRedaction.WithoutQuery(exception, url);
        return HasFired
            ? new AttemptFailedException(FailureKind.Transient, $"the host sent nothing for {_timeout}", cause)
            : new AttemptFailedException(FailureKind.Transient, $"the connection failed ({(cause ?? exception.GetBaseException()).GetType().Name})", cause);
    }

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
