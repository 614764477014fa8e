using Microsoft.Extensions.Logging;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Submission.Admission;

/// <summary>
/// Decides when a submission is sent: first in, first out, and never more than the service is known to accept. What the service refuses for
/// lack of capacity returns to the queue, and is sent again when an operation of this client has ended or the delay that the service asked
/// for has passed. While no operation of this client is expected to end, only the first in the queue is sent, after growing delays.
/// </summary>
internal sealed partial class AdmissionQueue(
    int? maxRunning, RetryOptions retry, InjectedServices services, IAwaitedOperations waits) : IDisposable
{
    private readonly object _sync = new();
    private readonly TimeProvider _clock = services.Clock;
    private readonly ILogger _logger = services.Logger;
    private readonly ConcurrencyLimit _limit = new(maxRunning);
    private readonly RunningOperations _running = new(services.Clock, waits);
    private readonly RecentTaskMap<bool> _ended = new();
    private readonly SortedSet<AdmissionLease> _waiting = new(
        Comparer<AdmissionLease>.Create(static (left, right) => left.Number.CompareTo(right.Number)));
    private ITimer? _timer;
    private long _lastNumber;
    private int _sending;
    private bool _isClosed;

    // Since the last refusal: whether all wait, when it was, and the delay that it requested or that follows from the back-off.
    private bool _isBlocked;
    private int _refusalsInRow;
    private long _refusedAt;
    private long _movedAt;
    private TimeSpan? _hint;
    private TimeSpan _backoff;
    private RunwareApiException? _refusal;

    public int? Limit
    {
        get
        {
            lock (_sync)
            {
                return _limit.Value;
            }
        }
    }

    public AdmissionLease Open(bool waitsForCapacity, Deadline deadline) =>
        new(Interlocked.Increment(ref _lastNumber), waitsForCapacity, deadline);

    /// <summary>Waits until the submission may be sent, or until its wait ends without: the lease then has a failure.</summary>
    /// <returns>The time that it took; zero where a permit was available.</returns>
    public ValueTask<TimeSpan> AcquireAsync(AdmissionLease lease, CancellationToken cancellationToken)
    {
        lock (_sync)
        {
            if (lease.State == LeaseState.Released && lease.Failure is null)
            {
                if (_waiting.Count == 0 && HasPermit)
                {
                    Grant(lease);
                }
                else
                {
                    lease.State = LeaseState.Queued;
                    _waiting.Add(lease);
                    Pump();
                }
            }

            if (lease.State == LeaseState.Acquired)
            {
                return new(TimeSpan.Zero);
            }

            lease.Waiting = lease.Failure is null ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
        }

        return WaitAsync(lease, cancellationToken);
    }

    /// <summary>Records that the service refused it for lack of capacity. It returns to its position in the queue.</summary>
    public void Refuse(AdmissionLease lease, RunwareApiException error)
    {
        Instruments.Refusals.Record(1);
        Update(static (queue, refused) => queue.Requeue(refused.Lease, refused.Error), (Lease: lease, Error: error));
    }

    public void Accept(AdmissionLease lease, Guid taskId, bool isJoined) =>
        Update(
            static (queue, accepted) => queue.RecordAccepted(accepted.Lease, accepted.TaskId, accepted.IsJoined),
            (Lease: lease, TaskId: taskId, IsJoined: isJoined));

    /// <summary>Releases the permit or the position, until another attempt or for good.</summary>
    public void Release(AdmissionLease lease)
    {
        if (lease.State != LeaseState.Released)
        {
            Update(static (queue, released) => queue.Remove(released), lease);
        }
    }

    /// <summary>Records that an operation has ended, whoever submitted it.</summary>
    public void OnEnded(Guid taskId) => Update(static (queue, ended) => queue.RecordEnded(ended), taskId);

    /// <summary>
    /// Decides anew who is sent when: this client no longer waits for any operation, so an end that the queue waited for may not be seen.
    /// </summary>
    public void OnNothingAwaited()
    {
        if (_waiting.Count > 0)
        {
            Update(static (_, _) => { }, 0);
        }
    }

    public void Dispose()
    {
        lock (_sync)
        {
            _isClosed = true;
            _timer?.Dispose();
        }
    }

    private bool HasPermit => !_isBlocked && _limit.HasPermit(_running.Count, _sending);

    private void Requeue(AdmissionLease lease, RunwareApiException error)
    {
        _sending -= lease.State == LeaseState.Acquired ? 1 : 0;
        lease.State = LeaseState.Queued;
        _waiting.Add(lease);
        _running.ForgetUnobserved();
        int epoch = _limit.Epoch;
        _limit.OnRefused(_running.Count + _sending, lease.Epoch);
        _isBlocked = true;
        _refusedAt = _movedAt = _clock.GetTimestamp();
        _hint = error.RetryAfter;
        _backoff = Backoff.Next(retry, _refusalsInRow, services.Random);
        _refusal = error;

        // What was on its way when another was refused is refused for the same reason.
        _refusalsInRow += _limit.Epoch != epoch || _refusalsInRow == 0 ? 1 : 0;
        if (_sending == 0 && !_running.ExpectsCompletion)
        {
            CountRefusal(error);
        }
    }

    private void RecordAccepted(AdmissionLease lease, Guid taskId, bool isJoined)
    {
        bool wasSent = lease.State == LeaseState.Acquired;
        Remove(lease);
        _running.Add(taskId);
        _movedAt = _clock.GetTimestamp();
        if (wasSent && !isJoined)
        {
            _limit.OnAccepted(_running.Count);
            _isBlocked = false;
            _refusalsInRow = 0;
        }
    }

    private void RecordEnded(Guid taskId)
    {
        // Each handle of one operation sees its end, as often as it looks: only the first time there is new capacity.
        bool isNews = _ended.TryAdd(taskId, true);
        if (_running.Remove(taskId))
        {
            isNews = true;
            _movedAt = _clock.GetTimestamp();
            _limit.OnEnded(_running.Count);
        }

        _isBlocked &= !isNews;
    }

    private void Update<T>(Action<AdmissionQueue, T> change, T state)
    {
        int? before, after;
        lock (_sync)
        {
            before = _limit.Value;
            change(this, state);
            Pump();
            after = _limit.Value;
        }

        if (after is not { } limit || before == after)
        {
            return;
        }

        if (before < after)
        {
            Log.LimitRaised(_logger, limit);
        }
        else
        {
            Log.LimitLowered(_logger, limit);
        }
    }

    private void Grant(AdmissionLease lease)
    {
        lease.State = LeaseState.Acquired;
        lease.Epoch = _limit.Epoch;
        _sending++;
        lease.Waiting?.TrySetResult();
        lease.Waiting = null;
    }

    private void Remove(AdmissionLease lease)
    {
        _sending -= lease.State == LeaseState.Acquired ? 1 : 0;
        if (lease.State == LeaseState.Queued)
        {
            _waiting.Remove(lease);
        }

        lease.State = LeaseState.Released;
        lease.Waiting?.TrySetResult();
        lease.Waiting = null;
    }

    private async ValueTask<TimeSpan> WaitAsync(AdmissionLease lease, CancellationToken cancellationToken)
    {
        long since = _clock.GetTimestamp();
        if (lease.Waiting?.Task is { } waiting)
        {
            Instruments.CapacityWaits.Record(1);
            await waiting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return _clock.GetElapsedTime(since);
    }
}
