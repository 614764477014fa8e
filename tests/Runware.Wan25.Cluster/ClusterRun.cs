using Runware.Wan25.Cluster.Checks;
using Runware.Wan25.Cluster.Nodes;
using Runware.Wan25.Cluster.Postgres;
using Runware.Wan25.Cluster.Trouble;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cluster;

/// <summary>One run, from empty folders to the report.</summary>
internal static class ClusterRun
{
    private const int Customers = 8;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    public static async Task<ClusterReport> RunAsync(ClusterPlan plan)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("wan25-cluster-");
        void Tell(string what) => Console.WriteLine($"{clock.GetElapsedTime(started).TotalSeconds,6:0.0} s  {what}");

        await using var database = await PostgresServer.StartAsync();
        var connectionString = await database.CreateDatabaseAsync();
        await using var emulator = await StartServiceAsync(plan);
        var table = new JobTable(connectionString);
        var nodes = Enumerable.Range(1, plan.Nodes).Select(number => new NodeSlot(number, StartStudioAsync)).ToList();
        try
        {
            // All at once: whoever is first makes the tables.
            await Task.WhenAll(nodes.Select(node => node.StartAsync()));
            Tell($"{plan.Nodes} studios on one PostgreSQL, {plan.Jobs} jobs");

            using var patience = new CancellationTokenSource(plan.Patience, clock);
            using var orders = new Orders(nodes, clock);
            var chaos = new Chaos(plan, nodes, database, table, clock, Tell);
            var keys = Enumerable.Range(0, plan.Jobs).Select(_ => Guid.NewGuid()).ToList();
            string? problem = null;
            try
            {
                await TogetherAsync(patience, orders.PlaceAsync(keys, Customers, patience.Token), chaos.RunAsync(patience.Token));
                while (await table.CountCompletedAsync() < plan.Jobs || await table.CountLeftoversAsync() > 0)
                {
                    await Task.Delay(Glance, clock, patience.Token);
                }
            }
            catch (OperationCanceledException)
            {
                problem = $"Not everything was done within {plan.Patience.TotalSeconds:0} s.";
            }
            catch (Exception exception) when (exception is InvalidOperationException or Npgsql.NpgsqlException)
            {
                problem = exception.Message;
            }

            Tell("looking at what is left");
            return await ClusterReport.OfAsync(problem, keys, table, emulator.Ledger, Path.Combine(folder.FullName, "videos"), nodes, chaos, orders.Repeated, clock.GetElapsedTime(started));
        }
        finally
        {
            await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
            Npgsql.NpgsqlConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }

        Task<NodeProcess> StartStudioAsync(int number) => NodeProcess.StartAsync(
            StudioSettings.Of(plan, number, folder.FullName, connectionString, emulator.Endpoint), folder.FullName, plan.IsVerbose ? line => Console.WriteLine($"[{number}] {line}") : null);
    }

    /// <summary>Waits for both, but not for the one after the other has failed.</summary>
    private static async Task TogetherAsync(CancellationTokenSource patience, Task one, Task other)
    {
        await await Task.WhenAny(one, other);
        await Task.WhenAll(one, other).WaitAsync(patience.Token);
    }

    /// <summary>A service whose replies get lost, and which asks for patience now and then.</summary>
    private static async Task<RunwareEmulator> StartServiceAsync(ClusterPlan plan)
    {
        var emulator = await RunwareEmulator.StartAsync(new() { GenerationTime = new(plan.GenerationTime.Least, plan.GenerationTime.Most), ReportProgress = true });
        emulator.Faults.OnSubmit().WithProbability(0.1).DropAfterAccepting();
        emulator.Faults.OnSubmit().WithProbability(0.05).Throttle(TimeSpan.FromSeconds(1));
        emulator.Faults.OnAnyRequest().WithProbability(0.03).DropBeforeAccepting();
        return emulator;
    }
}
