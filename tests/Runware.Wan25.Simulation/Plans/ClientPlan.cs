namespace Runware.Wan25.Simulation.Plans;

/// <summary>What stands between a client and the network.</summary>
internal enum Intermediary
{
    None,

    /// <summary>Sends everything twice and hands back the second response, as some handlers of hosts do under another name.</summary>
    SendsTwiceKeepsSecond,

    SendsTwiceKeepsFirst,

    /// <summary>A handler that repeats what failed, POST or not.</summary>
    Repeats,

    /// <summary>
    /// A host's standard resilience handler: a time limit for each try, and another try after what failed or took too long.
    /// </summary>
    Resilience,

    /// <summary>A host's hedging handler: a second try beside the first, when that takes long. The first good response counts.</summary>
    Hedges,
}

/// <summary>One client of a world.</summary>
internal sealed record ClientPlan(int Number)
{
    public required int MaxAttempts { get; init; }

    public required TimeSpan BaseDelay { get; init; }

    public required TimeSpan MaxDelay { get; init; }

    public required TimeSpan AttemptTimeout { get; init; }

    public required TimeSpan CompletionTimeout { get; init; }

    public required TimeSpan FirstDelay { get; init; }

    public required TimeSpan MinDelay { get; init; }

    public required TimeSpan MaxPollDelay { get; init; }

    public required int BatchSize { get; init; }

    public required Intermediary Intermediary { get; init; }

    /// <summary>Whether it gets its HttpClients from a factory, which outlives it.</summary>
    public required bool UsesFactory { get; init; }

    /// <summary>The chance that a call ends in an exception that no one expects of HTTP.</summary>
    public required double OddExceptions { get; init; }

    /// <summary>The chance that a submission is on its way for longer than the client waits for it, and arrives after all.</summary>
    public required double Stragglers { get; init; }

    /// <summary>The longest way of a request to the service, and of the response back.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>Disposed at this time.</summary>
    public required TimeSpan? DisposedAt { get; init; }

    /// <summary>Disposed in the middle of its n-th request: before it is sent, or when the response is there.</summary>
    public required int? DisposedInCall { get; init; }

    public required bool DisposedBeforeSending { get; init; }

    /// <summary>
    /// Whether the client sees each sending at the connection, as one does that the dependency injection makes, or one without handlers of
    /// the host.
    /// </summary>
    public required bool SeesSendings { get; init; }

    public required SpendingPlan? Spending { get; init; }

    public TimeSpan MaxDelayBeforePoll => FirstDelay > MaxPollDelay ? FirstDelay : MaxPollDelay;

    /// <summary>The longest time from a request to its response where nothing goes wrong. A host's handler may make four of one.</summary>
    public TimeSpan MaxCallDuration =>
        Intermediary == Intermediary.None ? 2 * Latency : (4 * 2 * Latency) + TimeSpan.FromSeconds(1 + 2 + 4);

    public static ClientPlan Of(long seed, int number, Weather weather)
    {
        var random = new SeededRandom(seed, "client", number);
        var baseDelay = random.Pick(0.1, 0.5, 1.0, 3.0);
        var minDelay = random.Pick(0.5, 1.0, 2.0);
        var isRough = weather is Weather.Rough or Weather.Hostile;

        // An old name: the purpose is part of what a seed means.
        var intermediary = DrawIntermediary(new SeededRandom(seed, "middleman", number), isRough);
        return new ClientPlan(number)
        {
            MaxAttempts = random.Pick(1, 2, 3, 5, 5, 5, 8),
            BaseDelay = TimeSpan.FromSeconds(baseDelay),
            MaxDelay = TimeSpan.FromSeconds(baseDelay * random.Pick(2, 10)),
            // A limit that is shorter than the handler's own would let no response through that the handler repeats.
            AttemptTimeout = TimeSpan.FromSeconds(
                Math.Max(random.Pick(5, 10, 30), intermediary == Intermediary.Resilience && !isRough ? 30 : 0)),
            CompletionTimeout = TimeSpan.FromSeconds(isRough ? random.Pick(20, 60, 300, 1200, 1200) : 1500),
            FirstDelay = TimeSpan.FromSeconds(random.Pick(0.1, 2.0, 5.0)),
            MinDelay = TimeSpan.FromSeconds(minDelay),
            MaxPollDelay = TimeSpan.FromSeconds(minDelay * random.Pick(1, 5, 10)),
            BatchSize = random.Pick(1, 2, 5, 100, 100, 100),
            Intermediary = intermediary,
            UsesFactory = random.Chance(0.5),
            OddExceptions = isRough && random.Chance(0.15) ? random.Pick(0.05, 0.2) : 0,
            Stragglers = isRough && random.Chance(0.4) ? random.Pick(0.2, 0.6) : 0,
            Latency = TimeSpan.FromMilliseconds(random.Pick(0, 0, 100, 500)),
            DisposedAt = random.Chance(0.07) ? random.Time(0, 60) : null,
            DisposedInCall = random.Chance(0.07) ? random.Skewed(1, 40, 2) : null,
            DisposedBeforeSending = random.Chance(0.5),
            SeesSendings = random.Chance(0.75),
            Spending = SpendingPlan.Of(seed, number),
        };
    }

    // The handlers that a host adds by itself may be there on any day.
    private static Intermediary DrawIntermediary(SeededRandom random, bool isRough) =>
        !random.Chance(isRough ? 0.3 : 0.1) ? Intermediary.None
        : isRough ? random.Pick(
            Intermediary.SendsTwiceKeepsSecond, Intermediary.SendsTwiceKeepsSecond, Intermediary.SendsTwiceKeepsFirst, Intermediary.Repeats,
            Intermediary.Resilience, Intermediary.Resilience, Intermediary.Resilience, Intermediary.Hedges)
        : Intermediary.Resilience;

    public override string ToString() =>
        $"client {Number}: {MaxAttempts} attempts of {AttemptTimeout.TotalSeconds} s, "
        + $"back-off {BaseDelay.TotalSeconds}-{MaxDelay.TotalSeconds} s, limit {CompletionTimeout.TotalSeconds} s, "
        + $"polls after {FirstDelay.TotalSeconds} s, each {MinDelay.TotalSeconds}-{MaxPollDelay.TotalSeconds} s, "
        + $"batches of {BatchSize}, latency up to {Latency.TotalMilliseconds} ms"
        + $"{(UsesFactory ? ", factory" : "")}{(Intermediary == Intermediary.None ? "" : $", {Intermediary}")}"
        + $"{(SeesSendings ? "" : ", does not see its sendings")}{(Spending is null ? "" : $", {Spending}")}"
        + $"{(OddExceptions > 0 ? $", odd exceptions {OddExceptions}" : "")}"
        + $"{(Stragglers > 0 ? $", stragglers {Stragglers}" : "")}{(DisposedAt is { } at ? $", disposed at {at.TotalSeconds} s" : "")}"
        + (DisposedInCall is { } call ? $", disposed {DisposalPoint} request {call}" : "");

    private string DisposalPoint => DisposedBeforeSending ? "before sending" : "after the response to";
}
