using Runware.Wan25.Cluster.Checks;
using Runware.Wan25.Cluster.Nodes;
using Runware.Wan25.Cluster.Postgres;

namespace Runware.Wan25.Cluster.Faults;

/// <summary>Kills studios and stops the database, spread over the run by completed jobs, so that each fault meets running jobs.</summary>
internal sealed class FaultInjector(
    ClusterPlan plan, IReadOnlyList<NodeSlot> nodes, PostgresServer database, JobTable table, TimeProvider clock, Action<string> log)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan OutageTime = TimeSpan.FromSeconds(4);
    private readonly Random _random = new(plan.Seed);

    /// <summary>For each kill that met running jobs: their number, and the time until other processes had taken over all of them.</summary>
    public List<(int Jobs, TimeSpan Time)> Recoveries { get; } = [];

    public int Kills { get; private set; }

    public int Outages { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var events = Enumerable.Repeat<Func<CancellationToken, Task>>(KillAsync, plan.Kills)
            .Concat(Enumerable.Repeat<Func<CancellationToken, Task>>(StopDatabaseAsync, plan.Outages))
            .ToArray();
        _random.Shuffle(events);
        for (var number = 0; number < events.Length; number++)
        {
            await WaitForAsync(plan.Jobs * 0.8 * (number + 0.2) / events.Length, cancellationToken);
            await events[number](cancellationToken);
        }
    }

    private async Task KillAsync(CancellationToken cancellationToken)
    {
        var slot = nodes[_random.Next(nodes.Count)];
        var process = await slot.KillAsync();
        Kills++;
        var killed = clock.GetTimestamp();
        var jobs = (int)await table.CountWithAsync(process);
        log($"studio {slot.Number} killed, with {jobs} jobs");

        var restart = RestartAsync(slot, cancellationToken);
        while (await table.CountWithAsync(process) > 0)
        {
            await Task.Delay(PollInterval, clock, cancellationToken);
        }

        if (jobs > 0)
        {
            Recoveries.Add((jobs, clock.GetElapsedTime(killed)));
            log($"its jobs are taken over after {clock.GetElapsedTime(killed).TotalSeconds:0.0} s");
        }

        await restart;
    }

    private async Task RestartAsync(NodeSlot slot, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(1 + (2 * _random.NextDouble())), clock, cancellationToken);
        await slot.StartAsync();
        log($"studio {slot.Number} is back");
    }

    private async Task StopDatabaseAsync(CancellationToken cancellationToken)
    {
        log("the database stops");
        Npgsql.NpgsqlConnection.ClearAllPools();
        await database.SuspendAsync();
        await Task.Delay(OutageTime, clock, cancellationToken);
        await database.ResumeAsync();
        Outages++;
        log("the database is back");
    }

    private async Task WaitForAsync(double completed, CancellationToken cancellationToken)
    {
        while (await table.CountCompletedAsync() < completed)
        {
            await Task.Delay(PollInterval, clock, cancellationToken);
        }
    }
}
