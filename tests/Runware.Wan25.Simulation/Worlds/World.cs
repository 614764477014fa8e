using Runware.Wan25.Emulator;
using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Plans;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>A service, its clients and those who use them, on a clock of their own.</summary>
internal sealed class World : IDisposable
{
    private const int MaxViolations = 20;

    private static readonly AsyncLocal<JobRun?> CurrentJob = new();

    private readonly List<Violation> _violations = [];
    private readonly List<Func<int>> _hits = [];
    private readonly HashSet<Guid> _sent = [];
    private readonly CancellationTokenSource _end = new();
    private readonly string _folder;

    public World(WorldPlan plan, bool isTraced)
    {
        Plan = plan;
        Trace = new Trace(Clock, isTraced);
        Options = plan.Service.ApplyTo(new RunwareEmulatorOptions
        {
            TimeProvider = Clock,
            Seed = plan.Seed,
            GenerationTime = plan.GenerationTime,
            ReportProgress = plan.ReportsProgress,
            MaxRunning = plan.MaxRunning,
            Balance = plan.Affordable is { } jobs ? jobs * 0.6m : 1_000_000m,
        });
        Emulator = RunwareEmulator.CreateInProcess(Options);
        Truth = new Truth(Emulator);
        _hits.AddRange(plan.Faults.Select(fault => fault.Arm(Emulator.Faults)));
        Clients = [.. plan.Clients.Select(client => new ClientHarness(this, client))];
        Jobs = [.. plan.Jobs.Select(job => new JobRun(this, job))];
        _folder = Path.Combine(Path.GetTempPath(), $"wan25-simulation-{Environment.ProcessId}-{plan.Seed}");
    }

    public WorldPlan Plan { get; }

    public VirtualTimeProvider Clock { get; } = new();

    public Trace Trace { get; }

    public RunwareEmulatorOptions Options { get; }

    public RunwareEmulator Emulator { get; }

    public Truth Truth { get; }

    public IReadOnlyList<ClientHarness> Clients { get; }

    public IReadOnlyList<JobRun> Jobs { get; }

    public IReadOnlyList<Violation> Violations => _violations;

    public int Requests { get; private set; }


    public int FaultsInjected => _hits.Sum(hits => hits()) + Clients.Sum(client => client.Faults);

    /// <summary>Whether everything that was to go wrong is over.</summary>
    public bool IsHealed { get; private set; }

    public Outage? OutageNow =>
        IsHealed ? null : Plan.Outages.FirstOrDefault(outage => outage.From <= Clock.Elapsed && Clock.Elapsed < outage.To);

    /// <summary>Since when the service has had room without a break; null where it has none.</summary>
    public TimeSpan? RoomSince { get; private set; } = TimeSpan.Zero;

    /// <summary>Cancelled when the world needs its own timers no more.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>How long a job must be there after its end for everybody who waits for it to see it.</summary>
    public TimeSpan TimeToTell(Guid taskId) =>
        Guarantees.News
        + ((3 + Truth.PollsBeforeTruth(taskId)) * Plan.Clients.Max(client => client.MaxDelayBeforePoll + client.MaxCallDuration));

    public void NoteRoom() => RoomSince = Emulator.State.Videos.IsFull(Clock.GetUtcNow()) ? null : RoomSince ?? Clock.Elapsed;

    public void CountRequest() => Requests++;

    /// <summary>Whether a submission under this id was sent before, by anybody.</summary>
    public bool WasSent(Guid taskId) => _sent.Contains(taskId);

    public void CountSubmission(Guid taskId) => _sent.Add(taskId);

    public void Report(string invariant, string what)
    {
        Trace.Add($"VIOLATION {invariant}: {what}");
        if (_violations.Count < MaxViolations)
        {
            _violations.Add(new Violation(invariant, $"{what} (at {Clock.Elapsed.TotalSeconds:0.####} s)"));
        }
    }

    /// <summary>Ids follow from the job for which they are minted, not from the order of minting.</summary>
    public static Guid NewId() => CurrentJob.Value?.Mint() ?? throw new InvalidOperationException("An id was minted for nobody.");

    public static void Announced(VideoOperationId id) => CurrentJob.Value!.Announce(id);

    public static void ActFor(JobRun job) => CurrentJob.Value = job;

    public string FileFor(string name)
    {
        Directory.CreateDirectory(_folder);
        return Path.Combine(_folder, name);
    }

    public async Task RunAsync()
    {
        var clock = new Pump(this);
        var events =
            Clients.Where(client => client.Plan.DisposedAt is not null).Select(DisposeInTimeAsync).Append(ChangeCapacityAsync()).ToList();
        if (!await clock.RunAsync(Task.WhenAll(Jobs.SelectMany(job => job.Start()))))
        {
            return;
        }

        foreach (var client in Clients)
        {
            client.Order.Check();
            await SpendingChecker.CheckSpentAsync(this, client);
        }

        await CloseAsync(Clients);
        Jobs.ToList().ForEach(SubmissionStateChecker.CheckEnds);
        Heal();
        var recovery = new Recovery(this);
        if (await clock.RunAsync(recovery.RunAsync()))
        {
            await CloseAsync([recovery.Harness]);
            ChargeChecker.Check(this);
            FileChecker.Check(this, _folder);
        }
    }

    public void Dispose()
    {
        foreach (var client in Clients)
        {
            client.Dispose();
        }

        _end.Cancel();
        _end.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task CloseAsync(IReadOnlyList<ClientHarness> clients)
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }

        _end.Cancel();
        await Idle.Async();
        if (Clock.ActiveTimers > 0)
        {
            Report(Invariant.NoLeak, $"{Clock.ActiveTimers} timers are left, the next in {Clock.UntilNextTimer}");
        }
    }

    private async Task DisposeInTimeAsync(ClientHarness client)
    {
        await Task.Delay(client.Plan.DisposedAt!.Value, Clock, End).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        client.Dispose();
    }

    private async Task ChangeCapacityAsync()
    {
        if (Plan is { MaxRunning: not null, MaxRunningChange: { } change })
        {
            await Task.Delay(change.At, Clock, End).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Options.MaxRunning = IsHealed ? null : change.MaxRunning;
        }
    }

    private void Heal()
    {
        Trace.Add($"from here on nothing goes wrong any more");
        IsHealed = true;
        Emulator.Faults.Clear();
        Emulator.Ledger.AddCredit(1_000_000m);
        Options.MaxRunning = null;
    }
}
