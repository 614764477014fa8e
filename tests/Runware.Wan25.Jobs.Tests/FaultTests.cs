using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>Accidents of machines and mistakes of people: what they break is told, and everything else goes on.</summary>
public sealed class FaultTests : JobsTest
{
    [Fact]
    public async Task A_clock_that_is_set_back_holds_up_no_job()
    {
        var clock = new AdjustableClock();
        Emulator.Faults.OnSubmit().Throttle(TimeSpan.FromSeconds(1));
        NodeSetup setup = Setup();
        await using Node node = await Node.StartAsync(new() { Emulator = setup.Emulator, Effects = Effects, Clock = clock });

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job is { State: VideoJobState.Queued, LastError: not null });
        clock.SetBack(TimeSpan.FromHours(1));
        Emulator.Faults.Clear();
        await node.Jobs.EnqueueAsync("order-2", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);
        await node.UntilAsync("order-2", VideoJobState.Completed);

        Assert.Equal(2, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Handlers_that_hang_do_not_keep_others_from_running()
    {
        var release = new TaskCompletionSource();
        Effects.Do = (job, token) =>
        {
            // The time limit cancels on a timer's thread, where an exception ends the process.
            token.Register(static () => throw new InvalidOperationException("The handler's."));
            return job.Key.StartsWith("hangs", StringComparison.Ordinal) ? release.Task : Task.CompletedTask;
        };
        await using Node node = await StartAsync(jobs => jobs.Configure(options =>
            (options.MaxRunningPerNode, options.HandlerTimeout, options.MaxDeliveries) = (3, TimeSpan.FromSeconds(1), 1)));

        for (var number = 0; number < 3; number++)
        {
            await node.Jobs.EnqueueAsync($"hangs-{number}", Request);
        }

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.Signals.UntilAsync(() => Task.FromResult(Effects.CallsFor("order-1") == 1));
        VideoJob dead = await node.UntilAsync("hangs-0", VideoJobState.DeadLettered);
        release.SetResult();

        Assert.Equal(VideoJobFailureCodes.HandlerTimedOut, dead.LastError!.Code);
    }

    [Fact]
    public async Task Handlers_that_block_their_thread_do_not_keep_others_from_running()
    {
        using var release = new ManualResetEventSlim();
        Effects.Do = (job, _) =>
        {
            if (job.Key.StartsWith("blocks", StringComparison.Ordinal))
            {
                release.Wait(AnHour, CancellationToken.None);
            }

            return Task.CompletedTask;
        };
        await using Node node = await StartAsync(jobs => jobs.Configure(options =>
            (options.MaxRunningPerNode, options.HandlerTimeout, options.MaxDeliveries) = (2, TimeSpan.FromSeconds(1), 1)));
        try
        {
            await node.Jobs.EnqueueAsync("blocks-1", Request);
            await node.Jobs.EnqueueAsync("blocks-2", Request);
            await node.Jobs.EnqueueAsync("order-1", Request);

            await node.Signals.UntilAsync(() => Task.FromResult(Effects.CallsFor("order-1") == 1));
            VideoJob dead = await node.UntilAsync("blocks-1", VideoJobState.DeadLettered);

            Assert.Equal(VideoJobFailureCodes.HandlerTimedOut, dead.LastError!.Code);
        }
        finally
        {
            release.Set();
        }
    }

    [Fact]
    public async Task Delays_stored_while_the_clock_was_days_ahead_end_at_the_next_start()
    {
        var ahead = new AdjustableClock();
        ahead.SetBack(-TimeSpan.FromDays(2));
        Emulator.Faults.OnSubmit().Throttle(TimeSpan.FromSeconds(1));
        await using (Node node = await Node.StartAsync(Setup(store: jobs => jobs.UseSqlite(Folder.ConnectionString), clock: ahead)))
        {
            await node.Jobs.EnqueueAsync("order-1", Request);
            await node.UntilAsync("order-1", job => job is { State: VideoJobState.Queued, LastError: not null });
        }

        Emulator.Faults.Clear();
        await using Node next = await StartOnDiskAsync();
        await next.UntilAsync("order-1", VideoJobState.Completed);
    }

    [Fact]
    public async Task A_node_whose_scheduler_has_lost_a_table_is_unhealthy_until_it_is_back()
    {
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaintenanceInterval = Soon));
        await Folder.ExecuteAsync("alter table wan25_qrtz_triggers rename to away");
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.Signals.UntilAsync(async () => (await node.Health.CheckHealthAsync()).Status == HealthStatus.Unhealthy);

        await Folder.ExecuteAsync("alter table away rename to wan25_qrtz_triggers");
        await node.UntilAsync("order-1", VideoJobState.Completed);
        await node.Signals.UntilAsync(async () => (await node.Health.CheckHealthAsync()).Status == HealthStatus.Healthy);
    }

    [UnprivilegedFact]
    public async Task A_file_that_could_not_be_written_for_a_while_is_written_again()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        await node.Jobs.EnqueueAsync("order-1", Request);
        File.SetUnixFileMode(Folder.PathOf("jobs.db"), UnixFileMode.UserRead);
        SqliteConnection.ClearAllPools();

        DbException thrown = await Assert.ThrowsAnyAsync<DbException>(() => node.Jobs.EnqueueAsync("order-2", Request));
        Assert.Contains("read-only", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, (await node.Health.CheckHealthAsync()).Status);

        File.SetUnixFileMode(Folder.PathOf("jobs.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await node.Jobs.EnqueueAsync("order-2", Request);
    }

    [Theory]
    [InlineData("operation_id = 'nonsense'")]
    [InlineData("started_at = 9223372036854775807")]
    [InlineData("enqueued_at = 'yesterday'")]
    [InlineData("last_error = '{'")]
    [InlineData("attempts = 9223372036854775806")]
    public async Task A_damaged_row_is_set_aside_and_reported(string damage)
    {
        await using (Node idle = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0)))
        {
            await idle.Jobs.EnqueueAsync("damaged", Request);
            await idle.Jobs.EnqueueAsync("order-1", Request);
        }

        await Folder.ExecuteAsync($"update wan25_jobs set {damage} where job_key = 'damaged'");
        await using Node node = await StartOnDiskAsync();
        await node.UntilAsync("order-1", VideoJobState.Completed);
        VideoJob damaged = await node.UntilAsync("damaged", VideoJobState.DeadLettered);

        Assert.Equal(2, (await node.Jobs.ListAsync()).Jobs.Count);
        Assert.Equal(1, Emulator.Ledger.Charges);
        Assert.Equal(VideoJobFailureCodes.Damaged, damaged.LastError!.Code);
        Assert.Equal(HealthStatus.Degraded, (await node.Health.CheckHealthAsync()).Entries["wan25-jobs"].Status);
    }

    [Theory]
    [InlineData("last_error = '{'")]
    [InlineData("state = 2")]
    public async Task A_damaged_job_that_never_ended_is_run_when_it_is_retried(string damage)
    {
        await using (Node idle = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0)))
        {
            await idle.Jobs.EnqueueAsync("damaged", Request);
        }

        await Folder.ExecuteAsync($"update wan25_jobs set {damage}");
        await using Node node = await StartOnDiskAsync();
        await node.UntilAsync("damaged", VideoJobState.DeadLettered);

        await node.Jobs.RetryAsync("damaged");
        VideoJob job = await node.UntilAsync("damaged", VideoJobState.Completed);

        Assert.Equal((1, 1), (job.Result!.Videos.Count, Emulator.Ledger.Charges));
    }

    [Fact]
    public async Task A_file_that_is_deleted_takes_no_more_orders()
    {
        await using Node node = await StartOnDiskAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);

        File.Delete(Folder.PathOf("jobs.db"));

        DbException thrown = await Assert.ThrowsAnyAsync<DbException>(() => node.Jobs.EnqueueAsync("order-2", Request));
        Assert.Contains("deleted", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, (await node.Health.CheckHealthAsync()).Status);
    }

    [Fact]
    public async Task Waiting_for_a_foreign_lock_ends_at_a_limit_that_is_named()
    {
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options =>
            (options.MaxRunningPerNode, options.StorageTimeout) = (0, TimeSpan.FromSeconds(1))));
        await node.Jobs.ListAsync();
        await using var foreign = new SqliteConnection(Folder.ConnectionString);
        await foreign.OpenAsync();
        await using (await foreign.BeginTransactionAsync())
        {
            long begin = TimeProvider.System.GetTimestamp();
            TimeoutException thrown = await Assert.ThrowsAsync<TimeoutException>(() => node.Jobs.EnqueueAsync("order-1", Request));
            Assert.Contains(nameof(Wan25JobsOptions.StorageTimeout), thrown.Message, StringComparison.Ordinal);
            Assert.InRange(TimeProvider.System.GetElapsedTime(begin), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        }

        Assert.Null(await node.Jobs.FindAsync("order-1"));
    }

    [Theory]
    [InlineData("link.db")]
    [InlineData("folder/../jobs.db")]
    public async Task One_file_under_two_names_serves_one_process(string other)
    {
        Directory.CreateDirectory(Folder.PathOf("folder"));
        await using Node first = await StartOnDiskAsync();
        File.CreateSymbolicLink(Folder.PathOf("link.db"), Folder.PathOf("jobs.db"));

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            jobs => jobs.Configure(options => options.ShutdownTimeout = TimeSpan.Zero),
            jobs => jobs.UseSqlite($"Data Source={Folder.PathOf(other)}")));

        Assert.Contains("Another process", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_a_folder_that_is_missing_is_reported_with_the_folder()
    {
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            store: jobs => jobs.UseSqlite($"Data Source={Folder.PathOf("missing/jobs.db")}")));

        Assert.Contains(Folder.PathOf("missing"), thrown.Message, StringComparison.Ordinal);
        Assert.Contains("writable", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_file_is_readable_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using Node node = await StartOnDiskAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);

        // Whoever closes the last connection, another test that clears all pools for example, deletes the files beside the database.
        await using var open = new SqliteConnection(Folder.ConnectionString);
        await open.OpenAsync();
        await using SqliteCommand read = open.CreateCommand();
        read.CommandText = "select count(*) from wan25_jobs";
        await read.ExecuteScalarAsync();

        foreach (string file in new[] { "jobs.db", "jobs.db-wal", "jobs.db-shm" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Folder.PathOf(file)));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_container_can_be_disposed_of_at_once(bool isStarted)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddWan25(options => (options.ApiKey, options.Endpoint) = ("test-key", Emulator.Endpoint))
            .ConfigurePrimaryHttpMessageHandler(Emulator.CreateHandler);
        builder.Services.AddWan25Jobs(jobs => jobs.UseSqlite(Folder.ConnectionString));
        IHost host = builder.Build();
        if (isStarted)
        {
            await host.StartAsync();
            await host.StopAsync();
        }

        _ = host.Services.GetRequiredService<IVideoJobs>();
        ((IDisposable)host.Services).Dispose();
    }

    /// <summary>A clock whose time of day can be changed; time itself goes on.</summary>
    private sealed class AdjustableClock : TimeProvider
    {
        private long _back;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromTicks(Interlocked.Read(ref _back));

        public void SetBack(TimeSpan time) => Interlocked.Add(ref _back, time.Ticks);
    }
}
