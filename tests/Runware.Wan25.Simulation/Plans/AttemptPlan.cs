namespace Runware.Wan25.Simulation.Plans;

/// <summary>By what calls somebody tries to get the videos of a job.</summary>
internal enum AttemptMode
{
    Generate,
    SubmitThenWait,
    SubmitThenStream,

    /// <summary>Submits, writes the id down, and waits through another client.</summary>
    SubmitThenHandOver,

    /// <summary>Knows the id, and nothing else.</summary>
    Resume,
}

internal enum DownloadMode
{
    None,
    Stream,
    File,
}

/// <summary>One party's way to the videos of a job.</summary>
internal sealed record AttemptPlan(int Job, int Party)
{
    public required AttemptMode Mode { get; init; }

    public required int Client { get; init; }

    public required int OtherClient { get; init; }

    public required TimeSpan Start { get; init; }

    /// <summary>Between submitting and waiting.</summary>
    public required TimeSpan Pause { get; init; }

    /// <summary>How many results it asks for; of several requests under one key the first counts.</summary>
    public required int Results { get; init; }

    public required TimeSpan? CancelAfter { get; init; }

    /// <summary>Cancelled in the middle of its client's n-th request.</summary>
    public required int? CancelInCall { get; init; }

    /// <summary>Another handle of the same client waits beside it.</summary>
    public required bool HasCompanion { get; init; }

    /// <summary>By how many more results the other handle believes in than were ordered.</summary>
    public required int CompanionExcess { get; init; }

    /// <summary>At which report the caller's own progress throws.</summary>
    public required int? ProgressThrowsAt { get; init; }

    /// <summary>Asks now and then.</summary>
    public required bool Updates { get; init; }

    public required bool WatchesProgress { get; init; }

    /// <summary>The times between nudges from outside, honest ones and others.</summary>
    public required IReadOnlyList<TimeSpan> Nudges { get; init; }

    public required DownloadMode Download { get; init; }

    public required TimeSpan DownloadAfter { get; init; }

    public static AttemptPlan Of(long seed, int job, int party, int clients, int results, JobIdentity identity)
    {
        var random = new SeededRandom(seed, "attempt", (job << 8) + party);
        var start = random.Chance(0.5) ? TimeSpan.Zero : random.Time(0, 60);
        var submits = party == 0 || (identity != JobIdentity.Fresh && random.Chance(0.8));
        return new AttemptPlan(job, party)
        {
            Mode = submits
                ? random.Pick(
                    AttemptMode.Generate, AttemptMode.Generate, AttemptMode.SubmitThenWait, AttemptMode.SubmitThenStream,
                    AttemptMode.SubmitThenHandOver)
                : AttemptMode.Resume,
            Client = random.Between(0, clients - 1),
            OtherClient = random.Between(0, clients - 1),
            Start = submits ? start : start + random.Time(0, 30),
            Pause = random.Chance(0.7) ? TimeSpan.Zero : random.Time(0, 120),
            Results = identity != JobIdentity.Fresh && party > 0 && random.Chance(0.1) ? random.Between(1, 4) : results,
            CancelAfter = random.Chance(0.1) ? random.Time(0, 40) : null,
            CancelInCall = random.Chance(0.05) ? random.Skewed(1, 30, 2) : null,
            HasCompanion = random.Chance(0.15),
            Updates = random.Chance(0.1),
            WatchesProgress = random.Chance(0.3),
            Download = random.Pick(DownloadMode.None, DownloadMode.Stream, DownloadMode.Stream, DownloadMode.Stream, DownloadMode.File),
            DownloadAfter = random.Chance(0.6) ? TimeSpan.Zero : random.Time(0, 200),
            Nudges = random.Chance(0.8) ? [] : [.. Enumerable.Range(0, random.Between(1, 8))
                .Select(_ => random.Chance(0.4) ? TimeSpan.Zero : random.Time(0, 30))],
            CompanionExcess = random.Chance(0.4) ? random.Between(1, 3) : 0,
            ProgressThrowsAt = random.Chance(0.1) ? random.Between(2, 5) : null,
        };
    }

    public override string ToString() =>
        $"party {Party}: {Mode} through client {Client}{(Mode == AttemptMode.SubmitThenHandOver ? $", then {OtherClient}" : "")} "
        + $"at {Start.TotalSeconds} s, {Results} results"
        + $"{(Pause > TimeSpan.Zero ? $", pause {Pause.TotalSeconds} s" : "")}"
        + $"{(CancelAfter is { } after ? $", cancelled after {after.TotalSeconds} s" : "")}"
        + $"{(CancelInCall is { } call ? $", cancelled in request {call}" : "")}"
        + $"{(HasCompanion ? $", with companion{(CompanionExcess > 0 ? $" for {CompanionExcess} more" : "")}" : "")}"
        + $"{(Updates ? ", updates" : "")}{(Nudges.Count > 0 ? $", {Nudges.Count} nudges" : "")}"
        + $"{(WatchesProgress ? $", progress{(ProgressThrowsAt is { } at ? $" that throws at report {at}" : "")}" : "")},"
        + $" download {Download} after {DownloadAfter.TotalSeconds} s";
}
