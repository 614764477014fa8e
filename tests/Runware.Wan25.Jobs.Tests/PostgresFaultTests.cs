using System.Transactions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>Jobs beside an application's own use of the database.</summary>
[Collection(PostgresFixture.Name)]
public sealed class PostgresFaultTests(PostgresFixture postgres) : JobsTest
{
    private const string IsClaim =
        "locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";

    private const string EndClaim = $"select pg_terminate_backend(pid) from pg_locks where {IsClaim} and granted";

    [PostgresFact]
    public async Task Jobs_stay_out_of_an_ambient_transaction()
    {
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        await using Node node = await StartAsync(store: jobs => jobs.UsePostgres(connectionString));
        await ExecuteAsync(connectionString, "create table orders (id text primary key)");

        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await ExecuteAsync(connection, "insert into orders values ('order-1')");
            await node.Jobs.EnqueueAsync("order-1", Request);
            Assert.NotNull(await node.Jobs.FindAsync("order-1"));
            await ExecuteAsync(connection, "insert into orders values ('order-2')");
            scope.Complete();
        }

        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await node.Jobs.EnqueueAsync("order-3", Request);
        }

        await node.UntilAsync("order-1", VideoJobState.Completed);
        await node.UntilAsync("order-3", VideoJobState.Completed);
        await ExecuteAsync(connectionString, "insert into orders select 'x' where (select count(*) from orders) = 2");
    }

    [PostgresFact]
    public async Task A_role_that_may_not_create_uses_the_tables_that_are_there()
    {
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        await using (await StartAsync(store: jobs => jobs.UsePostgres(connectionString)))
        {
        }

        string role = $"role_{Guid.NewGuid():N}";
        await ExecuteAsync(connectionString, $"""
            create role {role} login; revoke create on schema public from public;
            grant select, insert, update, delete on all tables in schema public to {role}
            """);
        string limited = new NpgsqlConnectionStringBuilder(connectionString) { Username = role }.ToString();
        await using Node node = await StartAsync(store: jobs => jobs.UsePostgres(limited).UseClustering());

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);
    }

    [PostgresFact]
    public async Task Two_applications_share_a_database_each_in_its_own_schema()
    {
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        await ExecuteAsync(connectionString, "create schema one; create schema two");
        await using Node one = await StartAsync(store: jobs => jobs.UsePostgres(connectionString + ";Search Path=one"));
        await using Node two = await StartAsync(
            jobs => jobs.Configure(options => (options.ShutdownTimeout, options.IdempotencyScope) = (TimeSpan.Zero, "two")),
            jobs => jobs.UsePostgres(connectionString + ";Search Path=two"));

        await one.Jobs.EnqueueAsync("order-1", Request);
        await two.Jobs.EnqueueAsync("order-1", Request);
        await one.UntilAsync("order-1", VideoJobState.Completed);
        await two.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(2, Emulator.Ledger.Charges);
    }

    [PostgresFact]
    public async Task A_job_that_another_node_runs_can_be_canceled()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        void Cluster(Wan25JobsBuilder jobs) => jobs.UsePostgres(connectionString).UseClustering();
        await using Node one = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1), Cluster);
        await using Node other = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0), Cluster);
        await one.Jobs.EnqueueAsync("order-1", Request);
        await one.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        Emulator.Faults.Clear();

        Assert.True(await other.Jobs.CancelAsync("order-1"));
        await one.Jobs.EnqueueAsync("order-2", Request);
        await one.UntilAsync("order-2", VideoJobState.Completed);

        Assert.Equal(VideoJobState.Canceled, (await one.Jobs.FindAsync("order-1"))!.State);
    }

    [PostgresFact]
    public async Task A_claim_that_ends_with_its_connection_is_made_again()
    {
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        await using Node node = await StartAsync(store: jobs => jobs.UsePostgres(connectionString));

        await ExecuteAsync(connectionString, EndClaim);
        await node.Signals.UntilAsync(
            () => Task.FromResult(node.Signals.Lines.Any(line => line.Contains("jobs are started again", StringComparison.Ordinal))));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);

        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            jobs => jobs.Configure(options => options.ShutdownTimeout = TimeSpan.Zero), jobs => jobs.UsePostgres(connectionString)));
    }

    [PostgresFact]
    public async Task A_process_whose_claim_another_has_taken_starts_no_job_until_it_is_free()
    {
        Emulator.Faults.OnGeneration().Call(1).Take(AnHour);
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        await using Node node = await StartAsync(store: jobs => jobs.UsePostgres(connectionString));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        await using (var other = new NpgsqlConnection(connectionString + ";Pooling=false"))
        {
            await other.OpenAsync();
            Task claimed = ExecuteAsync(
                other, $"select pg_advisory_lock(classid::int, objid::int) from pg_locks where {IsClaim} and objsubid = 2 and granted");
            await node.Signals.UntilAsync(async () => await CountAsync(connectionString, $"pg_locks where {IsClaim} and not granted") == 1);

            await ExecuteAsync(connectionString, EndClaim);
            await claimed;
            await node.Signals.UntilAsync(async () => (await node.Health.CheckHealthAsync()).Status == HealthStatus.Unhealthy);
            await node.Jobs.EnqueueAsync("order-2", Request);
            ServiceClock.Pass(AnHour);
            await node.UntilAsync("order-1", VideoJobState.Completed);
            Assert.Equal(VideoJobState.Queued, (await node.Jobs.FindAsync("order-2"))!.State);
        }

        await node.UntilAsync("order-2", VideoJobState.Completed);
        await node.Signals.UntilAsync(async () => (await node.Health.CheckHealthAsync()).Status == HealthStatus.Healthy);
    }

    private static async Task<long> CountAsync(string connectionString, string rows)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select count(*) from {rows}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
