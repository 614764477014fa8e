namespace Runware.Wan25.Submission;

/// <summary>The time limit of a submission: from its call, or from its admission, so that waiting for capacity does not count.</summary>
internal sealed class SubmissionTimeout : IDisposable
{
    private readonly TimeSpan _timeout;
    private readonly bool _startsAtAdmission;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _source = new();
    private readonly ITimer _timer;

    public SubmissionTimeout(TimeSpan timeout, bool startsAtAdmission, TimeProvider clock)
    {
        (_timeout, _startsAtAdmission, _clock) = (timeout, startsAtAdmission, clock);
        TimeSpan first = startsAtAdmission ? Timeout.InfiniteTimeSpan : timeout;
        Deadline = Deadline.After(timeout, clock);
        AdmissionDeadline = Deadline.After(first, clock);
        _timer = _source.CancelQuietlyAfter(first, clock);
    }

    /// <summary>Gets when the time is up, as far as it is known: an admission may begin it anew.</summary>
    public Deadline Deadline { get; private set; }

    /// <summary>Gets when waiting for capacity ends.</summary>
    public Deadline AdmissionDeadline { get; }

    public CancellationToken Token => _source.Token;

    public bool HasPassed => _source.IsCancellationRequested;

    public void OnAdmitted()
    {
        if (_startsAtAdmission)
        {
            Deadline = Deadline.After(_timeout, _clock);
            _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
        }
    }

    public void OnRefused()
    {
        if (_startsAtAdmission)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }
}
