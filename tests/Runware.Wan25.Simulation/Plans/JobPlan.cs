namespace Runware.Wan25.Simulation.Plans;

/// <summary>By what name a request goes.</summary>
internal enum JobIdentity
{
    Fresh,
    TaskId,
    Key,
}

/// <summary>One logical request: it may be charged once, however many parties want it.</summary>
internal sealed record JobPlan(int Number)
{
    public const string Scope = "simulation";

    public required JobIdentity Identity { get; init; }

    /// <summary>The id it will have, if it is minted only once.</summary>
    public required Guid TaskId { get; init; }

    public required int Results { get; init; }

    public required TimeSpan? TimeToLive { get; init; }

    public required VideoOutputFormat Format { get; init; }

    /// <summary>Those who want the videos. Of a fresh request only the first submits.</summary>
    public required IReadOnlyList<AttemptPlan> Attempts { get; init; }

    public string Key => $"order-{Number}";

    public static JobPlan Of(long seed, int number, int clients)
    {
        var random = new SeededRandom(seed, "job", number);
        var identity = random.Pick(JobIdentity.Fresh, JobIdentity.Fresh, JobIdentity.Fresh, JobIdentity.TaskId, JobIdentity.Key);
        var results = random.Pick(1, 1, 1, 1, 2, 2, 3, 4);
        var parties = random.Pick(1, 1, 1, 2, 2, 3);
        return new JobPlan(number)
        {
            Identity = identity,
            TaskId = identity == JobIdentity.Key ? KeyedRequest(Scope, $"order-{number}") : MintedId(seed, number, 1),
            Results = results,
            TimeToLive = random.Chance(0.15) ? TimeSpan.FromSeconds(60) : null,
            Format = random.Pick(VideoOutputFormat.Mp4, VideoOutputFormat.Mp4, VideoOutputFormat.WebM, VideoOutputFormat.Mov),
            Attempts = [.. Enumerable.Range(0, parties).Select(party => AttemptPlan.Of(seed, number, party, clients, results, identity))],
        };
    }

    /// <summary>The n-th id that is minted for a job. There should be no second.</summary>
    public static Guid MintedId(long seed, int job, int count) => new SeededRandom(seed, "id", ((long)job << 16) + count).Uuid();

    public VideoRequest Request(int results)
    {
        var builder = VideoRequest.FromText($"The video of job {Number}").WithResults(results).WithOutputFormat(Format);
        if (TimeToLive is { } life)
        {
            builder.WithTimeToLive(life);
        }

        return (Identity switch
        {
            JobIdentity.Key => builder.WithIdempotencyKey(Scope, Key),
            JobIdentity.TaskId => builder.WithTaskId(TaskId),
            _ => builder,
        }).Build();
    }

    public IEnumerable<string> Describe() =>
    [
        $"job {Number} ({TaskId.ToString()[..8]}): {Identity}, {Results} results, {Format}"
            + $"{(TimeToLive is { } life ? $", URLs live {life.TotalSeconds} s" : "")}",
        .. Attempts.Select(attempt => $"  {attempt}"),
    ];

    private static Guid KeyedRequest(string scope, string key) =>
        VideoRequest.FromText("any").WithIdempotencyKey(scope, key).Build().TaskId!.Value;
}
