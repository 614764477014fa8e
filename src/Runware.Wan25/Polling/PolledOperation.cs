namespace Runware.Wan25.Polling;

/// <summary>An operation that somebody waits for: when to ask for it next, how, and who wants to know. Guarded by the scheduler's gate.</summary>
internal sealed class PolledOperation(OperationState state, bool wasResumed, long? acceptedAt = null)
{
    private Watch? _first;
    private List<Watch>? _more;

    // How old it was in the last answer about it.
    private TimeSpan _answeredAge;

    public OperationState State => state;

    public Guid TaskId => state.Id.TaskId;

    /// <summary>When it is due, as a timestamp of the clock.</summary>
    public long Due { get; set; }

    /// <summary>The number of its entry in the queue. One with another number is a stale one.</summary>
    public long Entry { get; set; }

    /// <summary>The time that was set between the last question and the next.</summary>
    public TimeSpan Interval { get; set; }

    /// <summary>The request that asks for it right now.</summary>
    public PollBatch? InFlight { get; set; }

    /// <summary>Somebody wants an answer that is younger than the one on its way.</summary>
    public bool AskAgain { get; set; }

    /// <summary>Somebody outside says that there may be news, and no question about it has begun since.</summary>
    public bool IsNudged { get; set; }

    /// <summary>When a question that answers a nudge last began, as a timestamp of the clock.</summary>
    public long? NudgeAnswered { get; set; }

    /// <summary>The size of the batch in whose answer its row was missing; 0 when there was none. It is then asked for alone.</summary>
    public int MissedInBatchOf { get; set; }

    /// <summary>Whether to ask the archive too: this client did not see it being accepted, and the live store did not know it.</summary>
    public bool WantsArchive { get; set; }

    /// <summary>Whether the client came to it by its id alone.</summary>
    public bool WasResumed => wasResumed;

    /// <summary>How often in a row the service refused to let the client ask.</summary>
    public int Refusals { get; set; }

    /// <summary>The unfamiliar status that was logged last, so that it is logged once.</summary>
    public VideoStatus LoggedStatus { get; set; }

    public PollTrouble? LastTrouble { get; set; }

    public bool IsWatched => _first is not null;

    public TimeSpan? AgeOn(TimeProvider clock) => acceptedAt is { } accepted ? clock.GetElapsedTime(accepted) : null;

    /// <summary>Teaches the cadence what an answer says about how long operations take.</summary>
    public void TeachAge(PollCadence cadence, TimeSpan? age)
    {
        if (age is { } known && state.WasMentioned)
        {
            cadence.Learn(_answeredAge, known, state.HasEnded);
            _answeredAge = known;
        }
    }

    public void Add(Watch watch)
    {
        if (_first is null)
        {
            _first = watch;
        }
        else
        {
            (_more ??= []).Add(watch);
        }
    }

    public void Remove(Watch watch)
    {
        if (_first == watch)
        {
            _first = _more is [.., var last] ? last : null;
            if (_first is not null)
            {
                _more!.RemoveAt(_more.Count - 1);
            }
        }
        else
        {
            _more?.Remove(watch);
        }
    }

    /// <summary>How many watch.</summary>
    public int WatchCount => (_first is null ? 0 : 1) + (_more?.Count ?? 0);

    public IEnumerable<Watch> Watches => Enumerable.Range(0, WatchCount).Select(WatchAt);

    public Watch WatchAt(int index) => index == 0 ? _first! : _more![index - 1];
}
