using System.Collections.Concurrent;
using System.Diagnostics;
using Runware.Wan25.Emulator;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>
/// A service, some clients and many callers for a few seconds; then everything must come to its end, and be accounted for. Rounds bound
/// what a soak keeps in memory, and each begins with other settings.
/// </summary>
internal sealed class SoakRound
{
    private const int HarnessCount = 4;
    private const int Workers = 24;
    private static readonly TimeSpan MaxEndDuration = TimeSpan.FromMinutes(2);

    private readonly SeededRandom _random;
    private readonly SoakHarness[] _harnesses;
    private readonly ConcurrentBag<SoakHarness> _disposed = [];
    private readonly ConcurrentBag<SoakJob> _jobs = [];
    private readonly ConcurrentDictionary<SoakJob, bool> _running = new();

    private SoakRound(long seed, int number, RunwareEmulator emulator, SoakReport report)
    {
        (Number, Emulator, Report) = (number, emulator, report);
        _random = new SeededRandom(seed, "soak round", number);
        Truth = new Truth(emulator);
        HasFaults = SoakFaults.Arm(emulator.Faults, _random);
        _harnesses = [.. Enumerable.Range(0, HarnessCount).Select(_ => new SoakHarness(this, _random))];
    }

    public int Number { get; }

    public RunwareEmulator Emulator { get; }

    public SoakReport Report { get; }

    public Truth Truth { get; }

    public bool HasFaults { get; }

    public SchedulingDelay Delay { get; } = new();

    /// <summary>Runs one round; the clients that it leaves behind are to be collected.</summary>
    public static async Task<IReadOnlyList<WeakReference>> RunAsync(long seed, int number, TimeSpan time, SoakReport report)
    {
        // Of the services that the evidence allows, those in which everything that a soak checks can be kept.
        var options = ServicePlan.Of(seed + number).ApplyTo(new RunwareEmulatorOptions());
        options.Seed = seed + number;
        options.GenerationTime = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(400));
        options.TaskIdUniqueness = TaskIdUniqueness.Forever;
        options.LiveRetention = TimeSpan.FromHours(1);
        report.Write($"round {number}: {new ServiceWorld(options)}");
        await using var emulator = await RunwareEmulator.StartAsync(options);
        var round = new SoakRound(seed, number, emulator, report);
        return await round.RunAsync(seed, time);
    }

    /// <summary>Any of the clients; it may be disposed the next moment.</summary>
    public SoakHarness PickHarness(SeededRandom random) => Volatile.Read(ref _harnesses[random.Between(0, HarnessCount - 1)]);

    private async Task<IReadOnlyList<WeakReference>> RunAsync(long seed, TimeSpan time)
    {
        using var end = new CancellationTokenSource();
        var measure = Delay.MeasureAsync(end.Token);
        var start = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(seed, worker, start, time))).ToList();
        var replacing = Task.Run(() => ReplaceAsync(start, time));
        if (!await EndsAsync(Task.WhenAll([.. workers, replacing])))
        {
            Report.Violate(
                Invariant.NothingStuck,
                $"round {Number}: unfinished are {string.Join(", ", _running.Keys.Select(job => job.Name))}");
        }

        Emulator.Faults.Clear();
        var last = new SoakHarness(this, _random, isLast: true);
        var audit = new SoakAudit(this, [.. _jobs], last);
        if (!await EndsAsync(audit.RunAsync()))
        {
            Report.Violate(Invariant.NothingStuck, $"round {Number}: the recovery does not end");
        }

        await end.CancelAsync();
        await measure;
        return await CloseAsync([.. _harnesses, .. _disposed, last]);
    }

    private async Task WorkAsync(long seed, int worker, long start, TimeSpan time)
    {
        for (var number = 1; Stopwatch.GetElapsedTime(start) < time; number++)
        {
            var random = new SeededRandom(seed, $"soak job {Number}.{worker}", number);
            var job = SoakJob.Of(random, worker, number);
            _jobs.Add(job);
            _running[job] = true;
            await Task.WhenAll(Enumerable.Range(0, job.Submitters)
                .Select(party => new SoakCaller(
                    this, job, new SeededRandom(seed, $"soak party {Number}.{worker}.{number}", party)).RunAsync()));
            _running.TryRemove(job, out _);
            Report.Count("jobs");
        }
    }

    /// <summary>Disposes a client under the hands of those who use it, and puts a new one in its place.</summary>
    private async Task ReplaceAsync(long start, TimeSpan time)
    {
        var random = new SeededRandom(Number, "soak disposals");
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Between(50, 1500)), TimeProvider.System);
            var old = Interlocked.Exchange(ref _harnesses[random.Between(0, HarnessCount - 1)], new SoakHarness(this, _random));
            await Task.WhenAll(Enumerable.Range(0, random.Between(1, 2)).Select(_ => Task.Run(old.Dispose)));
            _disposed.Add(old);
            Report.Count("disposals");
        }
    }

    private async Task<IReadOnlyList<WeakReference>> CloseAsync(IReadOnlyList<SoakHarness> harnesses)
    {
        foreach (var harness in harnesses)
        {
            harness.Dispose();
        }

        // What was under way ends on other threads.
        for (var wait = 0; harnesses.Any(harness => harness.ActiveTimers > 0) && wait < 100; wait++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        foreach (var harness in harnesses.Where(harness => harness.ActiveTimers > 0))
        {
            Report.Violate(Invariant.NoLeak, $"round {Number}: {harness.ActiveTimers} timers are left of a disposed client");
        }

        return [.. harnesses.Select(harness => harness.Release())];
    }

    private static async Task<bool> EndsAsync(Task work)
    {
        var limit = Task.Delay(MaxEndDuration, TimeProvider.System);
        if (await Task.WhenAny(work, limit) == limit)
        {
            return false;
        }

        await work;
        return true;
    }
}
