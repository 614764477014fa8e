using Runware.Wan25.Cluster.Checks;
using Runware.Wan25.Cluster.Faults;
using Runware.Wan25.Cluster.Nodes;
using Runware.Wan25.Cluster.Postgres;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cluster;

/// <summary>Runs a plan, from empty folders to the report.</summary>
internal static class ClusterRun
{
    private const int Customers = 8;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(300);

    public static async Task<ClusterReport> RunAsync(ClusterPlan plan)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("wan25-cluster-");
        void Log(string message) => Console.WriteLine($"{clock.GetElapsedTime(started).TotalSeconds,6:0.0} s  {message}");

        await using var database = await PostgresServer.StartAsync();
        var connectionString = await database.CreateDatabaseAsync();
        await using var emulator = await StartServiceAsync(plan);
        var table = new JobTable(connectionString);
        var nodes = Enumerable.Range(1, plan.Nodes).Select(number => new NodeSlot(number, StartStudioAsync)).ToList();
        try
        {
            // All at once: the first one creates the tables.
            await Task.WhenAll(nodes.Select(node => node.StartAsync()));
            Log($"{plan.Nodes} studios on one PostgreSQL, {plan.Jobs} jobs");

            using var timeout = new CancellationTokenSource(plan.Timeout, clock);
            using var orders = new Orders(nodes, clock);
            var injector = new FaultInjector(plan, nodes, database, table, clock, Log);
            var keys = Enumerable.Range(0, plan.Jobs).Select(_ => Guid.NewGuid()).ToList();
            string? problem = null;
            try
            {
                await TogetherAsync(timeout, orders.PlaceAsync(keys, Customers, timeout.Token), injector.RunAsync(timeout.Token));
                while (await table.CountCompletedAsync() < plan.Jobs || await table.CountLeftoversAsync() > 0)
                {
                    await Task.Delay(PollInterval, clock, timeout.Token);
                }
            }
            catch (OperationCanceledException)
            {
                problem = $"Not everything was done within {plan.Timeout.TotalSeconds:0} s.";
            }
            catch (Exception exception) when (exception is InvalidOperationException or Npgsql.NpgsqlException)
            {
                problem = exception.Message;
            }

            Log("checking the result");
            return await ClusterReport.OfAsync(
                problem, keys, table, emulator.Ledger, Path.Combine(folder.FullName, "videos"), nodes, injector, orders.Repeated,
                clock.GetElapsedTime(started));
        }
        finally
        {
            await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
            Npgsql.NpgsqlConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }

        Task<NodeProcess> StartStudioAsync(int number) => NodeProcess.StartAsync(
            StudioSettings.Of(plan, number, folder.FullName, connectionString, emulator.Endpoint), folder.FullName, plan.IsVerbose
                ? line => Console.WriteLine($"[{number}] {line}")
                : null);
    }

    /// <summary>Waits for both tasks, or until one of them fails.</summary>
    private static async Task TogetherAsync(CancellationTokenSource timeout, Task one, Task other)
    {
        await await Task.WhenAny(one, other);
        await Task.WhenAll(one, other).WaitAsync(timeout.Token);
    }

    /// <summary>Starts a service that drops responses and throttles now and then.</summary>
    private static async Task<RunwareEmulator> StartServiceAsync(ClusterPlan plan)
    {
        var options = new RunwareEmulatorOptions
        {
            GenerationTime = new(plan.GenerationTime.Min, plan.GenerationTime.Max),
            ReportProgress = true,
            MaxRunning = plan.MaxRunning,
        };
        Choose(plan.World, options);
        Console.WriteLine($"the service: {new ServiceWorld(options)}");
        var emulator = await RunwareEmulator.StartAsync(options);
        emulator.Faults.OnSubmit().WithProbability(0.1).DropAfterAccepting();
        emulator.Faults.OnSubmit().WithProbability(0.05).Throttle(TimeSpan.FromSeconds(1));
        emulator.Faults.OnAnyRequest().WithProbability(0.03).DropBeforeAccepting();
        return emulator;
    }

    private static void Choose(string world, RunwareEmulatorOptions options)
    {
        if (world == "documented")
        {
            ServiceWorld.Documented.ApplyTo(options);
            return;
        }

        foreach (var choice in world.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = choice.Split('=');
            var option = ServiceWorld.Options.FirstOrDefault(option => option.Name == parts[0]);
            if (parts.Length != 2 || option?.TrySet(options, parts[1]) != true)
            {
                throw new ArgumentException($"Not a choice of the service: {choice}.", nameof(world));
            }
        }
    }
}
