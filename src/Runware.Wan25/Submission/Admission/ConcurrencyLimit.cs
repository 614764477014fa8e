namespace Runware.Wan25.Submission.Admission;

/// <summary>
/// Learns from refusals how many operations may run at once: additive increase, multiplicative decrease. Pure logic on numbers; its owner
/// guards it.
/// </summary>
/// <remarks>
/// Netflix's concurrency-limits bounds requests of milliseconds and infers a full queue from their latency; the adaptive mode of the AWS
/// SDKs bounds the rate of requests by a token bucket that grows along a cubic curve of time. Here, what is bounded are jobs of minutes:
/// their duration says nothing about the load, a rate says nothing about how many run, and the service refuses explicitly, at no cost to
/// what runs. So a limit applies only after the first refusal, a refusal sets it to what ran then, and growth is counted in ended jobs.
/// When one job more was accepted, the next is tried at once, as trying costs one request and takes less than a second, while an unused
/// place costs a job. The decrease by a factor serves to share an account with other clients: it applies only where a refusal shows that
/// another client took a place, since a client alone would only leave places empty.
/// </remarks>
internal sealed class ConcurrencyLimit(int? maxRunning)
{
    // A first burst is refused for what exceeds the capacity; this bounds how much that can be. It grows by one with every few acceptances.
    private const int FirstWindow = 16;
    private const int AcceptancesPerStep = 4;

    // Probes for one more permit come at least this many ended jobs apart, so that few submissions are refused, and at most eight times the
    // limit.
    private const int MinEndsBetweenProbes = 12;
    private const int MaxBackoff = 8;

    // After the capacity fell it may soon be back, so that probes do not become rarer at first.
    private const int ProbesAfterFall = 8;

    // How many decreases follow the last sign of other clients, and how many probes a client keeps for itself that found no capacity at
    // all.
    private const int SharedDecreases = 2;
    private const int StarvedProbes = 12;
    private const double Kept = 0.75;
    private const int MaxStep = 4;

    // The most that ran counts as known capacity for this many generations of jobs.
    private const int GenerationsRemembered = 3;

    private int? _learned;
    private int _window = FirstWindow;
    private int _acceptances;
    private int _ends;
    private int _endsSincePeak;
    private int _peak;
    private int _goal;
    private int _step = 1;
    private int _backoff = 1;
    private int _probesAfterFall;
    private int _shared;
    private int _starved;
    private bool _isProbing;
    private bool _hasFoundCapacity;

    public int? Value => _learned is { } learned && !(learned > maxRunning) ? learned : maxRunning;

    /// <summary>Gets whether other clients seem to use the same account.</summary>
    public bool IsShared => _shared > 0 || _starved > 0;

    /// <summary>Gets the number of decreases. A refusal of what was sent before the last one is no news.</summary>
    public int Epoch { get; private set; }

    public bool HasPermit(int running, int sending) => Value is { } limit
        ? running + sending < limit && (_learned is not null || sending < _window)
        : sending < _window;

    /// <summary>Records that a submission is sent beyond the limit, because of the time that has passed.</summary>
    public void OnProbe(int running)
    {
        if (_learned is { } learned)
        {
            _isProbing = true;
            _learned = Math.Max(learned, running + 1);
        }
    }

    public void OnAccepted(int running)
    {
        if (running >= _peak)
        {
            _peak = running;
            _endsSincePeak = 0;
        }

        if (_learned is not { } learned)
        {
            _window += ++_acceptances % AcceptancesPerStep == 0 ? 1 : 0;
        }
        else if (running >= learned)
        {
            _learned = running;
            OnReached(running);
        }
    }

    /// <summary>Records that the service refused a submission for lack of capacity.</summary>
    /// <param name="level">The number of operations that run or may be accepted, without the refused one.</param>
    /// <param name="epoch">The value of <see cref="Epoch"/> when it was sent.</param>
    public void OnRefused(int level, int epoch)
    {
        if (_learned is { } before && epoch < Epoch)
        {
            _learned = Math.Max(1, Math.Min(before, level));
            _goal = _goal > _learned ? Math.Min(_goal, level) : 0;
            _peak = Math.Min(_peak, Math.Max(level, 1));
            return;
        }

        Epoch++;
        _starved = level == 0 ? StarvedProbes : _starved;
        if (_learned is { } limit)
        {
            Decrease(level, limit);
        }
        else
        {
            _learned = Math.Max(1, level);
        }

        _isProbing = false;
        _hasFoundCapacity = false;
        _ends = 0;
        _step = 1;
    }

    public void OnEnded(int running)
    {
        if (_learned is not { } limit)
        {
            return;
        }

        _ends++;
        _endsSincePeak++;
        if (_endsSincePeak >= GenerationsRemembered * limit)
        {
            _peak = running + 1;
            _endsSincePeak = 0;
        }

        if (!_isProbing && _ends >= EndsUntilProbe(limit))
        {
            _isProbing = true;
            _ends = 0;
            _learned = _goal == 0 ? Math.Max(limit, running) + 1 : _shared > 0 ? Math.Min(_goal, limit + _step) : _goal;
        }
    }

    private int EndsUntilProbe(int limit) =>
        _goal > 0 ? (int)Math.Ceiling(_goal * (_shared > 0 ? 0.5 : 0.25))
        : _hasFoundCapacity ? 1
        : _starved > 0 ? (limit + 1) / 2
        : _shared > 0 ? Math.Max(limit, MinEndsBetweenProbes / 3)
        : Math.Min(limit * _backoff, Math.Max(MinEndsBetweenProbes, limit));

    private void OnReached(int running)
    {
        if (_goal > 0 && running >= _goal)
        {
            // All that was left is taken again, and by this client.
            _shared -= _shared > 0 ? 1 : 0;
            _goal = 0;
            _step = 1;
            _ends = 0;
            _isProbing = false;
        }
        else if (_goal > 0 && _isProbing)
        {
            _step = Math.Min(_step * 2, MaxStep);
            _ends = 0;
            _isProbing = false;
        }
        else if (_goal == 0 && _isProbing)
        {
            _backoff = 1;
            if (_shared > 0)
            {
                // Others may want it too: the next probe is made when one has ended.
                _hasFoundCapacity = true;
                _isProbing = false;
                _ends = 0;
            }
            else
            {
                _learned = running + 1;
            }
        }
    }

    /// <summary>
    /// After a refused probe, one permit is left unused for a few ended jobs, then used again: where that is refused, another client took
    /// it. The same holds where clearly less runs than did before.
    /// </summary>
    private void Decrease(int level, int limit)
    {
        bool isProbe = _isProbing && _goal == 0;
        bool hasFallen = !_isProbing && level <= _peak - 2;
        int left = 0;
        if (hasFallen || (_goal > 0 && level < _goal))
        {
            _shared = Math.Max(_shared, hasFallen ? SharedDecreases : 1);
            _probesAfterFall = hasFallen ? ProbesAfterFall : _probesAfterFall;
            _backoff = 1;
            _peak = level;
            left = Given(level);
        }
        else if (isProbe || limit > level)
        {
            left = LeaveAfterProbe(level, isProbe);
        }

        _learned = Math.Max(1, level - left);
        _goal = level > _learned ? level : 0;
    }

    private int LeaveAfterProbe(int level, bool isProbe)
    {
        if (_starved > 0)
        {
            _starved--;
            return 0;
        }

        if (_shared > 0)
        {
            return Given(level);
        }

        if (isProbe && _probesAfterFall > 0)
        {
            _probesAfterFall--;
        }
        else if (isProbe)
        {
            _backoff = Math.Min(_backoff * 2, MaxBackoff);
        }

        return 1;
    }

    private static int Given(int level) => (int)Math.Ceiling(level * (1 - Kept));
}
