using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>How much goes wrong in a world.</summary>
internal enum Weather
{
    /// <summary>Nothing: then nothing may fail either.</summary>
    Calm,

    /// <summary>
    /// Every request gets a response in time. Generations may fail, and the service may say of some that they did; what it says about an id
    /// before that is submitted may be unclear; there may be no room.
    /// </summary>
    Fair,

    /// <summary>What a bad day brings.</summary>
    Rough,

    /// <summary>Most requests suffer something.</summary>
    Hostile,
}

/// <summary>Everything that a seed decides before a world begins.</summary>
internal sealed class WorldPlan
{
    public required long Seed { get; init; }

    public required Weather Weather { get; init; }

    public required IReadOnlyList<ClientPlan> Clients { get; init; }

    public required IReadOnlyList<JobPlan> Jobs { get; init; }

    public required IReadOnlyList<Fault> Faults { get; init; }

    public required IReadOnlyList<Outage> Outages { get; init; }

    public required TimeRange GenerationTime { get; init; }

    /// <summary>How the service behaves where nobody knows.</summary>
    public required ServicePlan Service { get; init; }

    public required bool ReportsProgress { get; init; }

    /// <summary>How many of the jobs can be paid for; the others are refused.</summary>
    public required int? Affordable { get; init; }

    /// <summary>How many tasks the service runs at once; null without a limit.</summary>
    public required int? MaxRunning { get; init; }

    /// <summary>When the room at the service changes, and to what.</summary>
    public required (TimeSpan At, int MaxRunning)? MaxRunningChange { get; init; }

    public static WorldPlan Of(long seed)
    {
        var random = new SeededRandom(seed, "world");
        var weather = random.Pick(
            Weather.Calm, Weather.Fair, Weather.Fair, Weather.Fair, Weather.Rough, Weather.Rough, Weather.Rough, Weather.Rough,
            Weather.Hostile, Weather.Hostile);
        var jobCount = random.Skewed(1, 50, 6);
        var clients = Enumerable.Range(0, random.Between(1, 4)).Select(number => ClientPlan.Of(seed, number, weather)).ToList();
        var jobs = Enumerable.Range(1, jobCount).Select(number => JobPlan.Of(seed, number, clients.Count)).ToList();
        var shortest = random.Pick(0.0, 1.0, 5.0, 30.0);
        var capacity = new SeededRandom(seed, "capacity");
        return new WorldPlan
        {
            Seed = seed,
            Weather = weather,
            Clients = clients,
            Jobs = jobs,
            Faults = weather == Weather.Calm ? [] : [
                .. jobs.SelectMany(job => JobFaults.Of(seed, job, weather)),
                .. weather == Weather.Fair ? [] : WorldFaults.Of(seed, weather),
            ],
            Outages = weather is Weather.Calm or Weather.Fair ? [] : Outage.Of(seed, weather),
            GenerationTime = new(TimeSpan.FromSeconds(shortest), TimeSpan.FromSeconds(shortest + random.Pick(0.0, 2.0, 20.0, 90.0))),
            Service = ServicePlan.Of(seed),
            ReportsProgress = random.Chance(0.5),
            Affordable = weather is Weather.Rough or Weather.Hostile && random.Chance(0.08) ? random.Between(0, jobCount) : null,
            MaxRunning = weather != Weather.Calm && random.Chance(weather == Weather.Fair ? 0.5 : 0.08) ? random.Between(1, 5) : null,
            MaxRunningChange = capacity.Chance(0.4) ? (capacity.Time(5, 120), capacity.Between(1, 15)) : null,
        };
    }

    /// <summary>Whether every request gets a response in time.</summary>
    public bool IsSmooth => Weather is Weather.Calm or Weather.Fair;

    private string Changed =>
        MaxRunningChange is { } change ? $", {change.MaxRunning} from {change.At.TotalSeconds} s on" : "";

    /// <summary>The schedule, for the report on a failing seed.</summary>
    public IEnumerable<string> Describe() =>
    [
        $"seed {Seed}: {Weather}, {Jobs.Count} jobs, {Clients.Count} clients, "
            + $"generation {GenerationTime.Min.TotalSeconds:0.#}-{GenerationTime.Max.TotalSeconds:0.#} s, "
            + $"service: {Service}{(Affordable is { } jobs ? $", credit for {jobs} jobs" : "")}"
            + (MaxRunning is { } max ? $", at most {max} running{Changed}" : ""),
        .. Clients.Select(client => $"  {client}"),
        .. Jobs.SelectMany(job => job.Describe()).Select(line => $"  {line}"),
        .. Faults.Select(fault => $"  fault: {fault}"),
        .. Outages.Select(outage => $"  {outage}"),
    ];
}
