using System.Collections.Concurrent;

namespace Runware.Wan25.Emulator;

/// <summary>
/// What the emulated service counted: requests, accepted tasks, and what they would have cost. Also served as JSON by <c>GET /ledger</c>.
/// Thread safe.
/// </summary>
/// <remarks>
/// A task is charged in full when it is accepted. What was charged for a result that fails is given back at its end, unless
/// <see cref="RunwareEmulatorOptions.ChargesFailedResults"/> is set. <see cref="Charges"/> counts submits, whatever became of them.
/// </remarks>
public sealed partial class EmulatorLedger
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<Guid, LedgerTask> _byId = new();
    private readonly List<LedgerTask> _accepted = [];
    private readonly ConcurrentQueue<OutgoingCall> _outgoing = new();
    private readonly ConcurrentDictionary<Guid, ReceivedMedia> _uploads = new();
    private int _numbers;
    private readonly RunwareEmulatorOptions _options;
    private readonly ChargeTotal _total;
    private int _charges;
    private decimal _credit;

    internal EmulatorLedger(RunwareEmulatorOptions options)
    {
        _options = options;
        _total = new ChargeTotal(options.TimeProvider);
        _credit = options.Balance;
    }

    /// <summary>Every task id that was accepted at least once, in the order of acceptance. A copy.</summary>
    public IReadOnlyList<LedgerTask> Tasks
    {
        get
        {
            lock (_gate)
            {
                return [.. _accepted];
            }
        }
    }

    /// <summary>How many task ids were accepted.</summary>
    public int TaskCount => Read(() => _accepted.Count);

    /// <summary>How many submits were accepted and charged. Above <see cref="TaskCount"/>, something was paid twice under one id.</summary>
    public int Charges => Read(() => _charges);

    /// <summary>How many results are charged.</summary>
    public int ChargedResults => _total.Value.Results;

    /// <summary>What was charged, in USD.</summary>
    public decimal Amount => _total.Value.Amount;

    /// <summary>What is left on the account, in USD.</summary>
    public decimal Balance => Read(() => _credit - _total.Value.Amount);

    /// <summary>What came in, counted by kind.</summary>
    public RequestCounts Requests { get; } = new();

    /// <summary>The service's own calls so far, one entry per attempt: webhooks and uploads. A copy.</summary>
    public IReadOnlyList<OutgoingCall> OutgoingCalls => [.. _outgoing];

    /// <summary>What was uploaded as the media of that id (by imageUpload or mediaStorage); null if nothing was.</summary>
    /// <param name="mediaId">The id that the service gave it.</param>
    public ReceivedMedia? FindUpload(Guid mediaId) => _uploads.GetValueOrDefault(mediaId);

    /// <summary>What is known about a task id that was ever submitted, accepted or not; null for any other.</summary>
    /// <param name="taskId">The task id.</param>
    public LedgerTask? Find(Guid taskId) => _byId.GetValueOrDefault(taskId);

    /// <summary>Adds to the balance (or takes from it, if negative).</summary>
    /// <param name="amount">In USD.</param>
    public void AddCredit(decimal amount)
    {
        lock (_gate)
        {
            _credit += amount;
        }
    }

    /// <summary>The record of an id that is being submitted; the first time, it gets its number.</summary>
    internal LedgerTask Seen(Guid taskId)
    {
        if (_byId.TryGetValue(taskId, out LedgerTask? known))
        {
            return known;
        }

        lock (_gate)
        {
            return _byId.GetOrAdd(taskId, static (id, self) => new LedgerTask(id, ++self._numbers, self._options.TimeProvider), this);
        }
    }

    /// <summary>The record of an id that had its number in an earlier process.</summary>
    internal LedgerTask Restore(Guid taskId, int number)
    {
        lock (_gate)
        {
            _numbers = Math.Max(_numbers, number);
            return _byId.GetOrAdd(taskId, id => new LedgerTask(id, number, _options.TimeProvider));
        }
    }

    internal void Record(OutgoingCall call) => _outgoing.Enqueue(call);

    internal void Record(Guid mediaId, ReceivedMedia upload) => _uploads[mediaId] = upload;

    private T Read<T>(Func<T> value)
    {
        lock (_gate)
        {
            return value();
        }
    }
}
