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
            if (FindExceeded(id, estimate, estimate, SubmissionState.NotSent) is { } error)
            {
                throw error;
            }
        }
    }

    /// <summary>
    /// Reserves the estimate for a submission that is about to be sent, from now on. It holds a reservation already where it was refused
    /// for lack of capacity.
    /// </summary>
    /// <param name="id">The id.</param>
    /// <param name="estimate">What the request is expected to cost.</param>
    /// <param name="held">What it holds already.</param>
    /// <param name="state">Not sent: an id that may be of before the client was created, the service has reported missing.</param>
    /// <param name="wasLookedUp">Whether the service responded when such an id was looked up.</param>
    /// <exception cref="SpendingLimitException">A limit would be exceeded.</exception>
    public Reservation Reserve(
        VideoOperationId id,
        decimal estimate,
        Reservation? held,
        SubmissionState state = SubmissionState.NotSent,
        bool wasLookedUp = true)
    {
        lock (_sync)
        {
            Forget();
            Reservation? known = _reservations.GetValueOrDefault(id.TaskId);
            bool isUnproven = wasLookedUp && known is { IsRestored: true, IsSettled: false, Holders: 0 };
            bool isMissing = isUnproven && state == SubmissionState.NotSent;
            decimal additional = isUnproven ? estimate - known!.Amount : AdditionalOf(known, estimate);
            if (FindExceeded(id, estimate, additional, state) is { } error)
            {
                // Many services give a row to any id, so that only sending it can tell whether it runs. If what may never have been sent
                // went on to count, it could use up the total for good. It is still known, and counts again when it proves to be there.
                if (isMissing || (isUnproven && !(estimate > options.MaxPerRequest)))
                {
                    Count(known!, 0);
                }

                throw error;
            }

            if (isMissing)
            {
                // It counts from now.
                Settle(known!, 0);
                known = null;
            }

            if (known is null)
            {
                known = new Reservation(id, estimate) { IsRestored = isMissing };
                _reservations.Add(id.TaskId, known);
                _spent += estimate;
            }
            else if (!known.IsSettled)
            {
                known.Cover(id, estimate);
                Count(known, known.Estimate);
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
    /// <param name="reservation">The reservation.</param>
    /// <param name="mayBeCharged">Whether this submission may be charged.</param>
    /// <param name="isRefused">Whether it was refused so that no earlier one can have been accepted either.</param>
    public void Release(Reservation reservation, bool mayBeCharged, bool isRefused = false)
    {
        lock (_sync)
        {
            reservation.MayBeCharged = mayBeCharged || (reservation.MayBeCharged && !(isRefused && reservation.IsRestored));
            reservation.IsRestored &= !mayBeCharged;
            reservation.Holders--;
            if (reservation.Holders > 0 || !IsOpen(reservation))
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
                KeepUntilHistory(result);
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
        Count(reservation, cost);
        reservation.IsSettled = true;
        Close(reservation);
    }

    private void Count(Reservation reservation, decimal amount)
    {
        _spent += amount - reservation.Amount;
        reservation.Amount = amount;
    }

    // What was paid for is known by its id as long as it counts: who submits it again, or still does, joins it.
    private void Close(Reservation reservation)
    {
        if (reservation.Holders == 0 && (reservation.Amount == 0 || options.MaxTotal is null))
        {
            _reservations.Remove(reservation.Id.TaskId);
        }
    }

    // What was paid for is joined. Before that, the service may make the dearest of the requests under one id.
    private static decimal AdditionalOf(Reservation? known, decimal estimate) =>
        known is null ? estimate : known.IsSettled ? 0 : Math.Max(0, estimate - known.Amount);

    private SpendingLimitException? FindExceeded(VideoOperationId id, decimal estimate, decimal additional, SubmissionState state) =>
        estimate > options.MaxPerRequest
            ? Error(
                id,
                estimate,
                options.MaxPerRequest.Value,
                FormattableString.Invariant($"exceeds {PathOf(nameof(options.MaxPerRequest))}, {options.MaxPerRequest} USD"),
                state)
        : _spent + additional > options.MaxTotal
            ? Error(
                id,
                estimate,
                options.MaxTotal.Value,
                FormattableString.Invariant($"would exceed {PathOf(nameof(options.MaxTotal))}, {options.MaxTotal} USD")
                    + (options.Window is { } window ? $" in {window}" : "")
                    + FormattableString.Invariant($"; {_spent} USD are spent or reserved"),
                state)
        : null;

    private static string PathOf(string limit) => $"{nameof(Wan25ClientOptions.Spending)}.{limit}";

    private SpendingLimitException Error(VideoOperationId id, decimal estimate, decimal limit, string reason, SubmissionState state) =>
        new(
            FormattableString.Invariant($"The estimated cost of {estimate} USD {reason}. ")
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
