using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>
/// Several nodes on one database. What kills real processes is in the harness of the cluster; here a node loses its database for good,
/// which looks the same to the others.
/// </summary>
[Collection(PostgresFixture.Name)]
public sealed class PostgresTests(PostgresFixture postgres) : JobsTest
{
    [PostgresFact]
    public async Task Nodes_share_the_jobs_and_each_is_done_once()
    {
        const int Jobs = 40;
        var cluster = await ClusterAsync();
        await using var one = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 4), cluster);
        await using var two = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 4), cluster);
        Emulator.Faults.OnGeneration().Take(AnHour);

        await Task.WhenAll(
            Enumerable.Range(0, Jobs).Select(number => (number % 2 == 0 ? one : two).Jobs.EnqueueAsync($"order-{number}", Request)));

        // No more than four run on one node.
        await one.Signals.UntilAsync(() => Task.FromResult(Emulator.Ledger.Charges == 8));
        Emulator.Faults.Clear();
        ServiceClock.Pass(AnHour);
        await UntilCompletedAsync(one, Jobs, two);

        Assert.Equal((Jobs, Jobs), (Emulator.Ledger.Charges, Effects.Seen.Count));
        Assert.Equal(2, (await one.Jobs.ListAsync(new() { PageSize = 100 })).Jobs.Select(job => job.Node).Distinct().Count());
    }

    [PostgresFact]
    public async Task One_key_stored_on_two_nodes_at_once_is_one_job()
    {
        var cluster = await ClusterAsync();
        await using var one = await StartAsync(store: cluster);
        await using var two = await StartAsync(store: cluster);

        await Task.WhenAll(Enumerable.Range(0, 30).SelectMany(number =>
            new[] { one.Jobs.EnqueueAsync($"order-{number % 3}", Request), two.Jobs.EnqueueAsync($"order-{number % 3}", Request) }));
        await UntilCompletedAsync(one, 3, two);

        Assert.Equal((3, 3), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [PostgresFact]
    public async Task The_jobs_of_a_node_that_dies_are_taken_over_by_another()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        var cluster = await ClusterAsync();
        var one = await StartAsync(IsFoundDeadSoon, cluster);
        for (var number = 0; number < 5; number++)
        {
            await one.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        await one.Signals.UntilAsync(() => Task.FromResult(Emulator.Ledger.Charges == 5));
        await using var two = await StartAsync(IsFoundDeadSoon, cluster);
        await one.CrashAsync();
        ServiceClock.Pass(AnHour);
        await UntilCompletedAsync(two, 5);

        Assert.Equal(5, Emulator.Ledger.Charges);
        Assert.Equal(5, Effects.Seen.Select(seen => seen.Key).Distinct().Count());
    }

    [PostgresFact]
    public async Task A_node_that_stops_hands_its_jobs_to_another_at_once()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        var cluster = await ClusterAsync();
        var one = await StartAsync(store: cluster);
        await one.Jobs.EnqueueAsync("order-1", Request);
        await one.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        await using var two = await StartAsync(
            jobs => jobs.Configure(
                options => (options.CheckinInterval, options.CheckinMisfireThreshold) = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5))),
            cluster);
        await one.StopAsync();
        ServiceClock.Pass(AnHour);

        // Nobody is recovered within those minutes: what comes over was handed over.
        var job = await two.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((1, 1, 2), (Emulator.Ledger.Charges, Effects.Seen.Count, job.Attempts));
    }

    [PostgresFact]
    public async Task No_more_jobs_run_at_once_than_the_limit_of_the_cluster()
    {
        const int Jobs = 15;
        using var together = new Barrier(3);
        var cluster = await ClusterAsync();
        await using var one = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningInCluster = 3), cluster);
        await using var two = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningInCluster = 3), cluster);
        // On threads of their own: the tests that run beside this one need those of the pool.
        Effects.Do = (_, cancellationToken) => Task.Factory.StartNew(
            () => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(60)), "Fewer jobs than allowed ran at once."),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        await Task.WhenAll(
            Enumerable.Range(0, Jobs).Select(number => (number % 2 == 0 ? one : two).Jobs.EnqueueAsync($"order-{number}", Request)));
        await UntilCompletedAsync(one, Jobs, two);

        Assert.Equal(3, Effects.MaxAtOnce);
        Assert.Equal((Jobs, Jobs), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [PostgresFact]
    public async Task A_node_that_was_taken_for_dead_and_is_not_changes_nothing_more()
    {
        var first = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Effects.Do = (job, _) =>
        {
            first.TrySetResult();
            return job.Attempts == 1 ? release.Task : Task.CompletedTask;
        };
        var cluster = await ClusterAsync();
        await using var one = await StartAsync(IsFoundDeadSoon, cluster);
        await one.Jobs.EnqueueAsync("order-1", Request);
        await first.Task;
        one.Database.IsAway = true;
        await using var two = await StartAsync(IsFoundDeadSoon, cluster);
        var done = await two.UntilAsync("order-1", VideoJobState.Completed);
        one.Database.IsAway = false;
        release.SetResult();
        await one.Signals.UntilAsync(async () => (await one.Jobs.FindAsync("order-1"))!.State == VideoJobState.Completed);

        Assert.Equal(1, Emulator.Ledger.Charges);
        Assert.StartsWith(done.Node!, (await two.Jobs.FindAsync("order-1"))!.Node, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Triggers_that_are_all_parked_are_replaced_by_the_next_node()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        void Cluster(Wan25JobsBuilder jobs) => jobs.UsePostgres(connectionString).UseClustering();
        await using var idle = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0), Cluster);
        for (var number = 0; number < 3; number++)
        {
            await idle.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        await idle.Services.GetRequiredService<JobTriggers>().Added;
        await using (var connection = new Npgsql.NpgsqlConnection(connectionString))
        {
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand("update wan25_qrtz_triggers set trigger_state = 'ERROR'", connection);
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        }

        await using var node = await StartAsync(store: Cluster);
        await UntilCompletedAsync(node, 3);

        Assert.Equal((3, 3), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [PostgresFact]
    public async Task Triggers_that_a_killed_node_left_complete_are_removed()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        await using var idle = await StartAsync(
            jobs => jobs.Configure(options => options.MaxRunningPerNode = 0), jobs => jobs.UsePostgres(connectionString).UseClustering());
        await idle.Jobs.EnqueueAsync("order-1", Request);
        await idle.Services.GetRequiredService<JobTriggers>().Added;
        Assert.Equal(
            1, await idle.Database.ExecuteAsync("update wan25_qrtz_triggers set trigger_state = 'COMPLETE'", CancellationToken.None));

        await idle.Services.GetRequiredService<QueueMaintenance>().AddMissingTriggersAsync(CancellationToken.None);
        await idle.Services.GetRequiredService<JobTriggers>().Added;
        Assert.NotEqual(0, await CountTriggersAsync());

        await idle.Jobs.CancelAsync("order-1");
        await idle.Database.ExecuteAsync("update wan25_qrtz_triggers set trigger_state = 'COMPLETE'", CancellationToken.None);
        await idle.Services.GetRequiredService<QueueMaintenance>().AddMissingTriggersAsync(CancellationToken.None);
        Assert.Equal(0, await CountTriggersAsync());

        async Task<long> CountTriggersAsync() =>
            (await idle.Database.QueryAsync("select count(*) from wan25_qrtz_triggers", row => row.GetInt64(0), CancellationToken.None))[0];
    }

    [PostgresFact]
    public async Task Eight_that_start_at_once_make_one_schema()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var database = new PostgresDatabase(connectionString, TimeSpan.FromSeconds(20));
            await Schema.InstallAsync(database, CancellationToken.None);
        })));

        await using var check = new PostgresDatabase(connectionString, TimeSpan.FromSeconds(20));
        Assert.Equal([2L], await check.QueryAsync("select version from wan25_jobs_schema", row => row.GetInt64(0), CancellationToken.None));
    }

    [PostgresFact]
    public async Task Without_clustering_a_database_serves_one_process_at_a_time()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        await using var one = await StartAsync(store: jobs => jobs.UsePostgres(connectionString));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            jobs => jobs.Configure(options => options.ShutdownTimeout = TimeSpan.Zero), jobs => jobs.UsePostgres(connectionString)));

        Assert.Contains("UseClustering", thrown.Message, StringComparison.Ordinal);
    }

    private static void IsFoundDeadSoon(Wan25JobsBuilder jobs) =>
        jobs.Configure(options => options.CheckinMisfireThreshold = TimeSpan.FromMilliseconds(700));

    private static Task UntilCompletedAsync(Node node, int jobs, Node? other = null)
    {
        async Task<bool> AreCompletedAsync() =>
            (await node.Jobs.ListAsync(new() { State = VideoJobState.Completed, PageSize = 500 })).Jobs.Count == jobs;

        return Task.WhenAny(
            node.Signals.UntilAsync(AreCompletedAsync),
            other?.Signals.UntilAsync(AreCompletedAsync) ?? new TaskCompletionSource().Task)
            .Unwrap();
    }

    private async Task<Action<Wan25JobsBuilder>> ClusterAsync()
    {
        var connectionString = await postgres.Server.CreateDatabaseAsync();
        return jobs => jobs.UsePostgres(connectionString).UseClustering();
    }
}
