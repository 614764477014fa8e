using Microsoft.Extensions.Logging;
using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Submission.Admission;

/// <summary>
/// Decides when a submission is sent: first come, first served, and never more than the service is known to take. What it refuses for lack
/// of room waits here and goes out again when an operation of this client has ended, or when the service's hint has passed. While no end is
/// in sight, only the first in the queue is sent, after growing pauses, and each refusal counts for all who do not wait without one.
/// </summary>
/// <param name="maxRunning">The number of operations that may run; <see langword="null"/> to learn it.</param>
/// <param name="retry">How the pauses grow while no operation of this client runs.</param>
/// <param name="services">The clock, the log and the jitter.</param>
/// <param name="waits">Which operations this client waits for, and so sees the end of.</param>
internal sealed partial class AdmissionQueue(
    int? maxRunning, RetryOptions retry, ClientServices services, IOperationWaits waits) : IDisposable
{
    private readonly object _sync = new();
    private readonly TimeProvider _clock = services.Clock;
    private readonly ILogger _logger = services.Logger;
    private readonly ConcurrencyLimit _limit = new(maxRunning);
    private readonly RunningOperations _running = new(services.Clock, waits);
    private readonly SortedSet<AdmissionTicket> _waiting = [];
    private ITimer? _timer;
    private long _lastNumber;
    private int _sending;
    private bool _isClosed;

    // Since the last refusal: whether all wait, when it was, and how it said or seemed best to go on.
    private bool _isBlocked;
    private int _refusalsInRow;
    private long _refusedAt;
    private long _movedAt;
    private TimeSpan? _hint;
    private TimeSpan _backoff;

    /// <summary>Gets the limit that applies; <see langword="null"/> where there is none.</summary>
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

    /// <summary>Takes the next number.</summary>
    /// <param name="waitsForRoom">Whether to wait also while no operation of this client runs.</param>
    /// <param name="deadline">When the submission gives up.</param>
    public AdmissionTicket Open(bool waitsForRoom, Deadline deadline) =>
        new(this, Interlocked.Increment(ref _lastNumber), waitsForRoom) { Deadline = deadline };

    public ValueTask<TimeSpan> EnterAsync(AdmissionTicket ticket, CancellationToken cancellationToken)
    {
        lock (_sync)
        {
            if (ticket.State == TicketState.Outside && ticket.Failure is null)
            {
                if (_waiting.Count == 0 && HasRoom)
                {
                    Grant(ticket);
                }
                else
                {
                    ticket.State = TicketState.Waiting;
                    _waiting.Add(ticket);
                    Pump();
                }
            }

            if (ticket.State == TicketState.Sending)
            {
                return new(TimeSpan.Zero);
            }

            ticket.Waiting = ticket.Failure is null ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
        }

        return WaitAsync(ticket, cancellationToken);
    }

    public void Refuse(AdmissionTicket ticket, RunwareApiException error, TimeSpan? hint)
    {
        Instruments.Refusals.Add(1);
        Update(
            static (queue, refused) => queue.TakeBack(refused.Ticket, refused.Error, refused.Hint),
            (Ticket: ticket, Error: error, Hint: hint));
    }

    public void Accept(AdmissionTicket ticket, Guid taskId, bool isJoined) =>
        Update(
            static (queue, accepted) => queue.NoteAccepted(accepted.Ticket, accepted.TaskId, accepted.IsJoined),
            (Ticket: ticket, TaskId: taskId, IsJoined: isJoined));

    public void Leave(AdmissionTicket ticket)
    {
        if (ticket.State != TicketState.Outside)
        {
            Update(static (queue, left) => queue.Remove(left), ticket);
        }
    }

    /// <summary>Notes that an operation was seen to have ended, whoever submitted it.</summary>
    public void OnEnded(Guid taskId) => Update(static (queue, ended) => queue.NoteEnded(ended), taskId);

    /// <summary>Notes that a wait was broken off, so that the end may no longer be in sight.</summary>
    public void OnWaitEnded()
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

    private bool HasRoom => !_isBlocked && _limit.HasRoom(_running.Count, _sending);

    private void TakeBack(AdmissionTicket ticket, RunwareApiException error, TimeSpan? hint)
    {
        _sending -= ticket.State == TicketState.Sending ? 1 : 0;
        ticket.State = TicketState.Waiting;
        _waiting.Add(ticket);
        _running.ForgetUnobserved();
        int epoch = _limit.Epoch;
        _limit.OnRefused(_running.Count + _sending, ticket.Epoch);
        _isBlocked = true;
        _refusedAt = _movedAt = _clock.GetTimestamp();
        _hint = hint;
        _backoff = NextBackoff();

        // What was on its way when another was refused is refused for the same reason.
        _refusalsInRow += _limit.Epoch != epoch || _refusalsInRow == 0 ? 1 : 0;
        if (_sending == 0 && !_running.IsEndInSight)
        {
            EndWaits(error);
        }
    }

    private void NoteAccepted(AdmissionTicket ticket, Guid taskId, bool isJoined)
    {
        bool wasSent = ticket.State == TicketState.Sending;
        Remove(ticket);
        _running.Add(taskId);
        _movedAt = _clock.GetTimestamp();
        if (wasSent && !isJoined)
        {
            _limit.OnAccepted(_running.Count);
            _isBlocked = false;
            _refusalsInRow = 0;
        }
    }

    private void NoteEnded(Guid taskId)
    {
        if (_running.Remove(taskId))
        {
            _movedAt = _clock.GetTimestamp();
            _limit.OnEnded(_running.Count);
        }

        _isBlocked = false;
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

    private void Grant(AdmissionTicket ticket)
    {
        ticket.State = TicketState.Sending;
        ticket.Epoch = _limit.Epoch;
        _sending++;
        ticket.Waiting?.TrySetResult();
        ticket.Waiting = null;
    }

    private void Remove(AdmissionTicket ticket)
    {
        _sending -= ticket.State == TicketState.Sending ? 1 : 0;
        if (ticket.State == TicketState.Waiting)
        {
            _waiting.Remove(ticket);
        }

        ticket.State = TicketState.Outside;
        ticket.Waiting?.TrySetResult();
        ticket.Waiting = null;
    }

    private async ValueTask<TimeSpan> WaitAsync(AdmissionTicket ticket, CancellationToken cancellationToken)
    {
        long since = _clock.GetTimestamp();
        if (ticket.Waiting?.Task is { } waiting)
        {
            Instruments.RoomWaits.Add(1);
            await waiting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return ticket.Failure is { } failure ? throw new NoRoomException(failure) : _clock.GetElapsedTime(since);
    }
}
