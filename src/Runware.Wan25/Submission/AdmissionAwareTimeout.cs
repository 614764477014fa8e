namespace Runware.Wan25.Submission;

/// <summary>The time limit of a submission: from its call, or from its admission, so that waiting for capacity does not count.</summary>
internal sealed class AdmissionAwareTimeout(TimeSpan timeout, bool startsAtAdmission, TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource _source = new(startsAtAdmission ? Timeout.InfiniteTimeSpan : timeout, clock);

    /// <summary>Gets when the time is up, as far as it is known: an admission may begin it anew.</summary>
    public Deadline Deadline { get; private set; } = Deadline.After(timeout, clock);

    /// <summary>Gets when waiting for capacity ends.</summary>
    public Deadline AdmissionDeadline { get; } = Deadline.After(startsAtAdmission ? Timeout.InfiniteTimeSpan : timeout, clock);

    public CancellationToken Token => _source.Token;

    public bool HasPassed => _source.IsCancellationRequested;

    public void OnAdmitted()
    {
        if (startsAtAdmission)
        {
            Deadline = Deadline.After(timeout, clock);
            _source.CancelAfter(timeout);
        }
    }

    public void OnRefused()
    {
        if (startsAtAdmission)
        {
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _source.Dispose();
}
