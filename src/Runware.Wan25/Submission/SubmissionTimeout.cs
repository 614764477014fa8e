namespace Runware.Wan25.Submission;

/// <summary>
/// The time limit of a submission, from its call; or from its admission, so that it stands still while the submission waits for capacity.
/// </summary>
internal sealed class SubmissionTimeout : IDisposable
{
    private readonly TimeSpan _timeout;
    private readonly bool _startsAtAdmission;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _source;

    public SubmissionTimeout(TimeSpan timeout, bool startsAtAdmission, TimeProvider clock)
    {
        _timeout = timeout;
        _startsAtAdmission = startsAtAdmission;
        _clock = clock;
        _source = new CancellationTokenSource(startsAtAdmission ? Timeout.InfiniteTimeSpan : timeout, clock);
        Deadline = Deadline.After(timeout, clock);
    }

    /// <summary>Gets when the time is up, as far as it is known: an admission may begin it anew.</summary>
    public Deadline Deadline { get; private set; }

    public CancellationToken Token => _source.Token;

    public bool HasPassed => _source.IsCancellationRequested;

    /// <summary>Begins the time, where it begins with the admission.</summary>
    public void OnAdmitted()
    {
        if (_startsAtAdmission)
        {
            Deadline = Deadline.After(_timeout, _clock);
            _source.CancelAfter(_timeout);
        }
    }

    /// <summary>Stops the time, where it begins with the next admission.</summary>
    public void OnRefused()
    {
        if (_startsAtAdmission)
        {
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _source.Dispose();
}
