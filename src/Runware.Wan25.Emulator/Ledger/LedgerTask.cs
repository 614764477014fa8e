using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>What the ledger knows about one task id. A live view: the numbers go on counting; reading them is thread safe.</summary>
public sealed class LedgerTask
{
    private readonly object _gate = new();
    private readonly ChargeTotal _total;
    private byte[]? _request;
    private int _accepted;
    private int _refused;
    private int _polls;

    internal LedgerTask(Guid taskId, int number, TimeProvider clock)
    {
        TaskId = taskId;
        Number = number;
        _total = new ChargeTotal(clock);
    }

    /// <summary>The task id that the client chose.</summary>
    public Guid TaskId { get; }

    /// <summary>
    /// The place among all task ids in the order of their first submit (accepted or not), from 1. Faults address it as <c>ForOperation</c>.
    /// </summary>
    public int Number { get; }

    /// <summary>How many submits under this id were accepted, which is how often it was charged. More than 1 means: paid twice.</summary>
    public int Charges => Volatile.Read(ref _accepted);

    /// <summary>
    /// How many submits under this id were refused, conflicts included. One that was dropped before the service saw it counts nowhere.
    /// </summary>
    public int RefusedSubmits => Volatile.Read(ref _refused);

    /// <summary>How many getResponse tasks asked for this id since it was first submitted.</summary>
    public int Polls => Volatile.Read(ref _polls);

    /// <summary>How many results are charged.</summary>
    public int ChargedResults => _total.Value.Results;

    /// <summary>What was charged, in USD.</summary>
    public decimal Amount => _total.Value.Amount;

    /// <summary>
    /// The task of the last accepted submit as it was received, where no string was longer than
    /// <see cref="RunwareEmulatorOptions.LongestRecordedString"/>; longer ones are replaced by a note. Null if none was accepted.
    /// </summary>
    public string? RequestJson
    {
        get
        {
            lock (_gate)
            {
                return _request is null ? null : Encoding.UTF8.GetString(_request);
            }
        }
    }

    /// <summary>The media of the last accepted submit: first frame, audio. Never null.</summary>
    public IReadOnlyList<ReceivedMedia> Media { get; private set; } = [];

    internal byte[]? RequestUtf8
    {
        get
        {
            lock (_gate)
            {
                return _request;
            }
        }
    }

    internal void Charge(int results, decimal amount, byte[] request, IReadOnlyList<ReceivedMedia> media)
    {
        lock (_gate)
        {
            _accepted++;
            _total.Charge(results, amount);
            _request = request;
            LastRefusal = null;
            Media = media;
        }
    }

    /// <summary>The last refusal since the last accepted submission; the archive may show it.</summary>
    internal RefusedSubmission? LastRefusal { get; private set; }

    internal void Refuse(RefusedSubmission refusal)
    {
        lock (_gate)
        {
            _refused++;
            LastRefusal = refusal;
        }
    }

    internal void Refund(DateTimeOffset at, decimal amount) => _total.Refund(at, amount);

    internal void Poll() => Interlocked.Increment(ref _polls);
}
