namespace Runware.Wan25.Polling;

/// <summary>
/// An operation that is being polled: when it is due, how it is polled, and its subscriptions. Guarded by the scheduler's lock.
/// </summary>
internal sealed class PolledOperation(OperationState state, long? acceptedAt = null)
{
    // By then a task may have ended and been archived.
    private static readonly TimeSpan MaxUnobservedTime = TimeSpan.FromSeconds(30);

    private Subscription? _first;
    private List<Subscription>? _more;

    private ArchiveLookupSchedule? _archive;

    // Its age at the last response about it.
    private TimeSpan _ageAtResponse;

    // Whether there was ever a long time without a response about it.
    private bool _wasUnobserved;

    public OperationState State => state;

    public Guid TaskId => state.Id.TaskId;

    /// <summary>When it is due, as a timestamp of the clock.</summary>
    public long Due { get; set; }

    /// <summary>The number of its entry in the queue. One with another number is a stale one.</summary>
    public long Entry { get; set; }

    /// <summary>The time that was set between the last poll and the next.</summary>
    public TimeSpan Interval { get; set; }

    /// <summary>Until when the service wants no poll of it, as a timestamp of the clock.</summary>
    public long HeldUntil { get; set; } = long.MinValue;

    /// <summary>The request that polls it right now.</summary>
    public PollBatch? InFlight { get; set; }

    /// <summary>Whether a waiter requested a poll after the one in flight was sent.</summary>
    public bool PollsAgain { get; set; }

    /// <summary>Whether a poll was requested from outside, and none has begun since.</summary>
    public bool IsPollRequested { get; set; }

    /// <summary>When a poll that was requested from outside last began, as a timestamp of the clock.</summary>
    public long RequestedPollAt { get; set; } = long.MinValue;

    public OperationPollHistory History { get; set; }

    /// <summary>When to look it up in the archive too.</summary>
    public ArchiveLookupSchedule Archive => _archive ??= new ArchiveLookupSchedule();

    /// <summary>The unfamiliar status that was logged last, so that it is logged once.</summary>
    public VideoStatus LoggedStatus { get; set; }

    public PollError? LastError { get; set; }

    public bool HasSubscriptions => _first is not null;

    public bool IsAwaited => _first is { HasEnded: false } || _more?.Exists(subscription => !subscription.HasEnded) == true;

    public int SubscriptionCount => (_first is null ? 0 : 1) + (_more?.Count ?? 0);

    public IEnumerable<Subscription> Subscriptions => Enumerable.Range(0, SubscriptionCount).Select(SubscriptionAt);

    public TimeSpan? AgeOn(TimeProvider clock) => acceptedAt is { } accepted ? clock.GetElapsedTime(accepted) : null;

    public Subscription SubscriptionAt(int index) => index == 0 ? _first! : _more![index - 1];

    /// <summary>
    /// Determines whether the task may have been archived: it is not known how old it is, there was a row of it before, or it may have
    /// ended while it was not polled.
    /// </summary>
    public bool MayBeArchived(TimeSpan? age) => age is null || state.HadProof || _wasUnobserved || IsUnobserved(age.Value);

    /// <summary>Records the age of the operation at a response, from which the strategy learns how long operations take.</summary>
    public void RecordAge(PollDelayStrategy delays, TimeSpan? age, bool hasEnded)
    {
        if (age is { } known && state.WasInResponse)
        {
            delays.Learn(_ageAtResponse, known, hasEnded);
            _wasUnobserved |= IsUnobserved(known);
            _ageAtResponse = known;
        }
    }

    private bool IsUnobserved(TimeSpan age) => age - _ageAtResponse > MaxUnobservedTime;

    public void Add(Subscription subscription)
    {
        if (_first is null)
        {
            _first = subscription;
        }
        else
        {
            (_more ??= []).Add(subscription);
        }
    }

    public void Remove(Subscription subscription)
    {
        if (_first == subscription)
        {
            _first = _more is [.., var last] ? last : null;
            if (_first is not null)
            {
                _more!.RemoveAt(_more.Count - 1);
            }
        }
        else
        {
            _more?.Remove(subscription);
        }
    }
}
