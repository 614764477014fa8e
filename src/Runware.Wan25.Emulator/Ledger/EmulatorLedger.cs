using System.Collections.Concurrent;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents what the emulated service counted: requests, accepted tasks, and what they would have cost. <c>GET /ledger</c> returns it as
/// JSON. Instances are thread-safe.
/// </summary>
/// <remarks>
/// A task is charged in full when it is accepted. The charge for a result that fails is refunded at the end of that result, unless
/// <see cref="RunwareEmulatorOptions.ChargesFailedResults"/> is set. <see cref="Charges"/> counts accepted submissions, regardless of their
/// outcome.
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

    /// <summary>Gets a copy of the list of tasks that were accepted at least once, in the order of their first acceptance.</summary>
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

    /// <summary>Gets the number of task ids that were accepted.</summary>
    public int TaskCount => Read(() => _accepted.Count);

    /// <summary>
    /// Gets the number of submissions that were accepted and charged. If it is greater than <see cref="TaskCount"/>, a task id was charged
    /// more than once.
    /// </summary>
    public int Charges => Read(() => _charges);

    /// <summary>Gets the number of results that are charged.</summary>
    public int ChargedResults => _total.Value.Results;

    /// <summary>Gets the total charge, in USD.</summary>
    public decimal Amount => _total.Value.Amount;

    /// <summary>Gets the balance of the account, in USD.</summary>
    public decimal Balance => Read(() => _credit - _total.Value.Amount);

    /// <summary>Gets the requests that were received, counted by kind.</summary>
    public RequestCounts Requests { get; } = new();

    /// <summary>Gets a copy of the list of calls that the service made, webhooks and uploads, with one entry per attempt.</summary>
    public IReadOnlyList<OutgoingCall> OutgoingCalls => [.. _outgoing];

    /// <summary>Finds media that were uploaded with imageUpload or mediaStorage.</summary>
    /// <param name="mediaId">The media id that the service returned.</param>
    /// <returns>The media, or <see langword="null"/> if nothing was uploaded under this id.</returns>
    public ReceivedMedia? FindUpload(Guid mediaId) => _uploads.GetValueOrDefault(mediaId);

    /// <summary>Finds a task that was submitted, whether or not it was accepted.</summary>
    /// <param name="taskId">The task id.</param>
    /// <returns>The task, or <see langword="null"/> if its id was never submitted.</returns>
    public LedgerTask? Find(Guid taskId) => _byId.GetValueOrDefault(taskId);

    /// <summary>Adds credit to the balance. It is not kept in a <see cref="RunwareEmulatorOptions.StateFile"/>.</summary>
    /// <param name="amount">The amount in USD; a negative amount reduces the balance.</param>
    public void AddCredit(decimal amount)
    {
        lock (_gate)
        {
            _credit += amount;
        }
    }

    /// <summary>Gets the record of an id that is being submitted, which is numbered the first time.</summary>
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

    /// <summary>Creates the record of an id that was numbered in an earlier process.</summary>
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
