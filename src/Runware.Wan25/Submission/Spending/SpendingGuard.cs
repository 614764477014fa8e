namespace Runware.Wan25.Submission.Spending;

/// <summary>
/// Keeps what a client spends within its limits. An estimate is reserved before the first byte of a submission, replaced by the real cost
/// when its result is known, and released where nothing can have been charged. One id is reserved for once, however often it is submitted.
/// </summary>
internal sealed partial class SpendingGuard(SpendingOptions options, TimeProvider clock)
{
    private const string NotSentNow =
        "Nothing was sent now; whether an earlier submission under this id was accepted is not known.";

    private readonly object _sync = new();
    private readonly Dictionary<Guid, Reservation> _reservations = [];
    private readonly Queue<(Reservation Reservation, long At)> _byTime = new();
    private decimal _spent;

    /// <summary>Makes the guard of a client; <see langword="null"/> where no limit is set.</summary>
    public static SpendingGuard? Of(SpendingOptions options, TimeProvider clock) =>
        options is { MaxPerRequest: null, MaxTotal: null } ? null : new SpendingGuard(options, clock);

    /// <summary>Throws where the request exceeds a limit now. Nothing is reserved.</summary>
    public void Check(VideoOperationId id, decimal estimate)
    {
        lock (_sync)
        {
            Forget();
            ThrowIfOver(id, estimate, _reservations.ContainsKey(id.TaskId) ? 0 : estimate, SubmissionState.NotSent);
        }
    }

    /// <summary>
    /// Reserves the estimate for a submission that is about to be sent, from now on. It holds a reservation already where it was refused
    /// for lack of capacity.
    /// </summary>
    /// <exception cref="SpendingLimitException">A limit would be exceeded.</exception>
    public Reservation Reserve(VideoOperationId id, decimal estimate, Reservation? held, SubmissionState state = SubmissionState.NotSent)
    {
        lock (_sync)
        {
            Forget();
            Reservation? known = _reservations.GetValueOrDefault(id.TaskId);
            if (known is { IsRestored: true, IsSettled: false })
            {
                // The service was queried and does not know it. It counts from now, if the limits still allow it.
                Settle(known, 0);
                known = null;
            }

            ThrowIfOver(id, estimate, known is null ? estimate : 0, state);
            if (known is null)
            {
                known = new Reservation(id, estimate);
                _reservations.Add(id.TaskId, known);
                _spent += estimate;
            }

            known.Holders += known == held ? 0 : 1;
            if (!known.IsSettled)
            {
                Stamp(known, clock.GetTimestamp());
            }

            return known;
        }
    }

    /// <summary>
    /// Reserves once more for a job that was paid for, by one who holds its reservation: the service had forgotten it, and makes it again.
    /// That is charged already, so that no limit applies.
    /// </summary>
    public Reservation ReserveAgain(Reservation paid, decimal estimate)
    {
        lock (_sync)
        {
            paid.Holders--;
            var again = new Reservation(paid.Id, estimate) { Holders = 1 };
            _reservations[paid.Id.TaskId] = again;
            _spent += estimate;
            Stamp(again, clock.GetTimestamp());
            return again;
        }
    }

    /// <summary>Gives a reservation back, by one of those who made it. It stays where one of their submissions may be charged.</summary>
    public void Release(Reservation reservation, bool mayBeCharged)
    {
        lock (_sync)
        {
            reservation.MayBeCharged |= mayBeCharged;
            if (--reservation.Holders > 0 || !IsOpen(reservation))
            {
                return;
            }

            if (reservation.IsSettled)
            {
                Close(reservation);
            }
            else if (!reservation.MayBeCharged)
            {
                Settle(reservation, 0);
            }
        }
    }

    /// <summary>Replaces a reservation by what was charged, where a result is complete enough.</summary>
    public void Settle(VideoResult result)
    {
        lock (_sync)
        {
            if (!_hasHistory)
            {
                _resultsBeforeHistory.Add(result);
                _ = LoadHistoryAsync(CancellationToken.None);
            }

            if (_reservations.TryGetValue(result.OperationId.TaskId, out Reservation? reservation)
                && reservation.CostOf(result) is { } cost)
            {
                Settle(reservation, cost);
            }
        }
    }

    private void Settle(Reservation reservation, decimal cost)
    {
        _spent += cost - reservation.Amount;
        reservation.Amount = cost;
        reservation.IsSettled = true;
        Close(reservation);
    }

    // What was paid for is known by its id as long as it counts: who submits it again, or still does, joins it.
    private void Close(Reservation reservation)
    {
        if (reservation.Holders == 0 && (reservation.Amount == 0 || options.MaxTotal is null))
        {
            _reservations.Remove(reservation.Id.TaskId);
        }
    }

    private void ThrowIfOver(VideoOperationId id, decimal estimate, decimal additional, SubmissionState state)
    {
        if (estimate > options.MaxPerRequest)
        {
            throw Error(id, estimate, options.MaxPerRequest.Value, "one request", state);
        }

        if (_spent + additional > options.MaxTotal)
        {
            throw Error(id, estimate, options.MaxTotal.Value, options.Window is { } window ? $"{window}" : "the client's life", state);
        }
    }

    private SpendingLimitException Error(VideoOperationId id, decimal estimate, decimal limit, string scope, SubmissionState state) =>
        new(
            FormattableString.Invariant($"The request is expected to cost {estimate} USD; the limit for {scope} is {limit} USD, ")
                + FormattableString.Invariant($"of which {_spent} USD are spent or reserved. ")
                + (state == SubmissionState.NotSent ? "Nothing was sent." : NotSentNow) + $" Operation {id}.")
        {
            OperationId = id,
            SubmissionState = state,
            EstimatedCost = estimate,
            Limit = limit,
            Spent = _spent,
        };

    // Where it waited for capacity after a refusal, the money is spent later than it was first reserved.
    private void Stamp(Reservation reservation, long at)
    {
        if (options.Window is not null)
        {
            reservation.At = at;
            _byTime.Enqueue((reservation, reservation.At));
        }
    }

    private bool IsOpen(Reservation reservation) => _reservations.GetValueOrDefault(reservation.Id.TaskId) == reservation;

    private void Forget()
    {
        while (_byTime.TryPeek(out (Reservation Reservation, long At) oldest) && clock.GetElapsedTime(oldest.At) >= options.Window)
        {
            _byTime.Dequeue();
            Reservation reservation = oldest.Reservation;
            if (reservation.At == oldest.At && !reservation.HasExpired)
            {
                reservation.HasExpired = true;
                _spent -= reservation.Amount;
                if (IsOpen(reservation))
                {
                    _reservations.Remove(reservation.Id.TaskId);
                }
            }
        }
    }
}
