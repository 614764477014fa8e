using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>Represents what the ledger knows about one task id. Its numbers are live, and reading them is thread-safe.</summary>
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

    /// <summary>Gets the task id that the client chose.</summary>
    public Guid TaskId { get; }

    /// <summary>
    /// Gets the position of the task id in the order in which ids were first submitted, accepted or not, from 1. Fault rules select it with
    /// <c>ForOperation</c>.
    /// </summary>
    public int Number { get; }

    /// <summary>
    /// Gets the number of submissions under this id that were accepted and charged. More than 1 means that the task was paid more than
    /// once.
    /// </summary>
    public int Charges => Volatile.Read(ref _accepted);

    /// <summary>
    /// Gets the number of submissions under this id that were refused, conflicts included. A submission that a fault dropped before the
    /// service processed it does not count.
    /// </summary>
    public int RefusedSubmits => Volatile.Read(ref _refused);

    /// <summary>Gets the number of getResponse tasks for this id since it was first submitted.</summary>
    public int Polls => Volatile.Read(ref _polls);

    /// <summary>Gets the number of results that are charged.</summary>
    public int ChargedResults => _total.Value.Results;

    /// <summary>Gets the charge, in USD.</summary>
    public decimal Amount => _total.Value.Amount;

    /// <summary>
    /// Gets the JSON of the task in the last accepted submission, as it was received. A string that is longer than
    /// <see cref="RunwareEmulatorOptions.MaxRecordedStringLength"/> is replaced by a note of its length.
    /// </summary>
    /// <value><see langword="null"/> if no submission was accepted.</value>
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

    /// <summary>Gets the media of the last accepted submission: the first frame and the audio track.</summary>
    /// <value>Never <see langword="null"/>; empty if there are none.</value>
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
