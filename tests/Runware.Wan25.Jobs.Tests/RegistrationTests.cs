using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class RegistrationTests : JobsTest
{
    public static TheoryData<string, Action<Wan25JobsBuilder>> Mistakes => new()
    {
        { "no store is selected", _ => { } },
        { "UseClustering requires UsePostgres: an SQLite file", jobs => jobs.UseSqlite("Data Source=x.db").UseClustering() },
        { "UseClustering requires UsePostgres: memory", jobs => jobs.UseInMemory().UseClustering() },
        { "must name a file", jobs => jobs.UseSqlite("Data Source=:memory:") },
        { "cannot be read; it should look like Data Source", jobs => jobs.UseSqlite("Nonsense=SECRET") },
        { "must name a Host", jobs => jobs.UsePostgres("Database=x;Password=SECRET") },
        { "cannot be read; it should look like Host", jobs => jobs.UsePostgres("Nonsense=SECRET") },
        {
            "MaxRunningPerNode must be from 0 to 10000; it is -1.",
            jobs => jobs.UseInMemory().Configure(options => options.MaxRunningPerNode = -1)
        },
        {
            "MaxRunningInCluster must be from 1 to 1000; it is 0.",
            jobs => jobs.UseInMemory().Configure(options => options.MaxRunningInCluster = 0)
        },
        { "MaxDeliveries must be from 1", jobs => jobs.UseInMemory().Configure(options => options.MaxDeliveries = 0) },
        { "JobTimeout must be more than zero", jobs => jobs.UseInMemory().Configure(options => options.JobTimeout = TimeSpan.Zero) },
        {
            "RetryMaxDelay must be from 00:10:00",
            jobs => jobs.UseInMemory().Configure(options => options.RetryBaseDelay = TimeSpan.FromMinutes(10))
        },
        {
            "DeliveryMaxDelay must be from 01:00:00",
            jobs => jobs.UseInMemory().Configure(options => options.DeliveryBaseDelay = TimeSpan.FromHours(1))
        },
        { "IdleWaitTime must be from 00:00:01", jobs => jobs.UseInMemory().Configure(options => options.IdleWaitTime = TimeSpan.Zero) },
        {
            "no client is registered with the ClientKey 'other': call AddKeyedWan25",
            jobs => jobs.UseInMemory().Configure(options => options.ClientKey = "other")
        },
        { "NodeName must have 1 to 100", jobs => jobs.UseInMemory().Configure(options => options.NodeName = "") },
        { "IdempotencyScope must not be empty", jobs => jobs.UseInMemory().Configure(options => options.IdempotencyScope = "a\nb") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_wrong_setting_stops_the_host_and_is_named(string says, Action<Wan25JobsBuilder> mistake)
    {
        var setup = new NodeSetup { Emulator = Emulator, Store = mistake, ResolvesEarly = false };

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => Node.StartAsync(setup));

        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_configuration()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Jobs:Provider"] = "memory",
            ["Jobs:MaxRunningPerNode"] = "3",
            ["Jobs:JobTimeout"] = "02:00:00",
        };
        IConfigurationSection section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Jobs");
        await using Node node = await StartAsync(jobs => jobs.Configure(section));

        var options = node.Services.GetRequiredService<Wan25JobsOptions>();

        Assert.Equal((3, TimeSpan.FromHours(2)), (options.MaxRunningPerNode, options.JobTimeout));
    }

    [Theory]
    [InlineData("JobTimeout", "1", "\"00:00:01\" for 1 seconds")]
    [InlineData("RetryBaseDelay", "1", "\"00:00:01\" for 1 seconds")]
    [InlineData("ShutdownTimeout", "2000000", "[days.]hours:minutes:seconds")]
    public async Task A_duration_without_a_unit_in_configuration_stops_the_host(string name, string value, string advice)
    {
        var settings = new Dictionary<string, string?> { [$"Jobs:{name}"] = value };
        IConfigurationSection section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Jobs");
        NodeSetup setup = Setup(jobs => jobs.Configure(section));

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => Node.StartAsync(new()
        {
            Emulator = setup.Emulator,
            Configure = setup.Configure,
            ResolvesEarly = false,
        }));

        Assert.Contains($"Jobs:{name}", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(advice, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_without_a_client_say_so_when_the_host_starts()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddWan25Jobs(jobs => jobs.UseInMemory());
        using var host = builder.Build();

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("no client is registered: call AddWan25.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_the_applications_own_is_one_too()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<IWan25Client>(new Wan25Client("test-key"));
        builder.Services.AddWan25Jobs(jobs => jobs.UseInMemory());
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task An_sqlite_file_serves_one_process_at_a_time_and_the_next_waits_for_it()
    {
        var first = await StartOnDiskAsync();
        var second = StartOnDiskAsync();
        Assert.False(second.IsCompleted);

        await first.StopAsync();
        await (await second).StopAsync();
    }

    [Fact]
    public async Task A_host_disposed_without_being_stopped_leaves_no_scheduler_behind()
    {
        var node = await StartOnDiskAsync();
        var scheduler = await node.Services.GetRequiredService<JobScheduler>().GetAsync(CancellationToken.None);

        await node.ForgetAsync();

        Assert.True(
            SpinWait.SpinUntil(() => scheduler.Status == SchedulerStatus.Shutdown, TimeSpan.FromSeconds(60)),
            "Quartz would keep the process alive.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void An_empty_connection_string_is_reported(string? connectionString)
    {
        var services = new ServiceCollection();

        Assert.Contains(
            "The connection string of UsePostgres is empty",
            Assert.Throws<ArgumentException>(() => services.AddWan25Jobs(jobs => jobs.UsePostgres(connectionString!))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "The connection string of UseSqlite is empty",
            Assert.Throws<ArgumentException>(() => services.AddWan25Jobs(jobs => jobs.UseSqlite(connectionString!))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_fails_with_advice()
    {
        await using var first = await StartOnDiskAsync();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartOnDiskAsync(jobs => jobs.Configure(options => options.ShutdownTimeout = TimeSpan.Zero)));

        Assert.Contains("UseClustering", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_that_start_at_once_make_one_schema()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var database = new SqliteDatabase(Folder.ConnectionString, TimeSpan.FromSeconds(20));
            await Schema.InstallAsync(database, CancellationToken.None);
        })));

        Assert.Equal(1, await Folder.CountAsync("select count(*) from wan25_jobs_schema"));
    }

    [Fact]
    public async Task A_schema_of_a_newer_version_is_left_alone()
    {
        await using (await StartOnDiskAsync())
        {
        }

        await Folder.ExecuteAsync("update wan25_jobs_schema set version = 3");

        Assert.Contains(
            "Update this node",
            (await Assert.ThrowsAsync<VideoJobFormatException>(() => StartOnDiskAsync())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_follows_the_database_the_queue_and_the_dead_letters()
    {
        Effects.Do = (_, _) => throw new InvalidOperationException("No.");
        await using var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxDeliveries = 1));
        Assert.Equal(HealthStatus.Healthy, (await node.Health.CheckHealthAsync()).Status);

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.DeadLettered);
        var degraded = (await node.Health.CheckHealthAsync()).Entries["wan25-jobs"];
        Assert.Equal((HealthStatus.Degraded, 1L), (degraded.Status, degraded.Data["deadLettered"]));

        node.Database.IsAway = true;
        Assert.Equal(HealthStatus.Unhealthy, (await node.Health.CheckHealthAsync()).Status);
        node.Database.IsAway = false;
    }

    [Fact]
    public async Task A_job_queued_for_too_long_makes_the_check_degraded()
    {
        await using var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await Folder.ExecuteAsync("update wan25_jobs set enqueued_at = enqueued_at - 7200000");

        var entry = (await node.Health.CheckHealthAsync()).Entries["wan25-jobs"];

        Assert.Equal((HealthStatus.Degraded, 1L), (entry.Status, entry.Data["queued"]));
        Assert.Contains("queued for 0.02:00", entry.Description, StringComparison.Ordinal);
    }
}
