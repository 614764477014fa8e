using Npgsql;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests.Upgrade;

/// <summary>Databases that version 1 of the tables left behind, with a job in each state, as a process left them that was killed.</summary>
[Collection(PostgresFixture.Name)]
public sealed class UpgradeTests(PostgresFixture postgres) : JobsTest
{
    private static readonly VideoOperationId Running = VideoOperationId.Parse("9b7879ba-eab0-4879-aae1-7dfa96c9a89a-1", null);

    [Fact]
    public async Task A_file_of_version_1_goes_on_where_it_was()
    {
        File.Copy(PathOf("version1.db"), Folder.PathOf("jobs.db"));
        await GoOnAsync(jobs => jobs.UseSqlite(Folder.ConnectionString));
    }

    [PostgresFact]
    public async Task A_database_of_version_1_goes_on_where_it_was()
    {
        string connectionString = await RestoreAsync();
        await GoOnAsync(jobs => jobs.UsePostgres(connectionString));
    }

    [PostgresFact]
    public async Task Nodes_that_start_at_once_upgrade_a_database_once()
    {
        string connectionString = await RestoreAsync();
        Node[] nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync(
            jobs => jobs.Configure(options => options.MaxRunningPerNode = 0), jobs => jobs.UsePostgres(connectionString).UseClustering())));

        Assert.Equal(7, (await nodes[3].Jobs.ListAsync()).Jobs.Count);
        await Task.WhenAll(nodes.Select(node => node.StopAsync()));
    }

    /// <summary>The first statement of an execution, and of an order, of a node that still runs version 1.</summary>
    [Theory]
    [InlineData("update wan25_jobs set attempts = attempts + 1 where job_key = 'queued-1' and turn = 1")]
    [InlineData("insert into wan25_jobs (job_key, state, request, operation_id, enqueued_at, updated_at, due_at, lane) "
        + "values ('x', 0, '', '', 0, 0, 0, 'video')")]
    public async Task A_node_of_version_1_can_touch_no_job_any_more(string statement)
    {
        File.Copy(PathOf("version1.db"), Folder.PathOf("jobs.db"));
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        await node.Jobs.ListAsync();

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => Folder.ExecuteAsync(statement));
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Upgrade", file);

    private async Task<string> RestoreAsync()
    {
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(PathOf("version1.postgres.sql")), connection);
        await command.ExecuteNonQueryAsync();
        return connectionString;
    }

    private async Task GoOnAsync(Action<Wan25JobsBuilder> store)
    {
        using (var client = new Wan25Client(
            new Wan25ClientOptions { ApiKey = "test-key", Endpoint = Emulator.Endpoint },
            Emulator.CreateHandler()))
        {
            await client.SubmitAsync(Request.ToBuilder().WithTaskId(Running.TaskId).Build());
        }

        await using Node node = await StartAsync(store: store);
        foreach (string key in new[] { "delivering", "running", "queued-1", "queued-2" })
        {
            await node.UntilAsync(key, VideoJobState.Completed);
        }

        Assert.Equal(
            ["delivering", "queued-1", "queued-2", "running"],
            Effects.Seen.Select(seen => seen.Key).Order(StringComparer.Ordinal));
        Assert.Equal((3, 3), (Emulator.Ledger.Charges, Emulator.Ledger.Requests.Submits));
        Assert.Equal((VideoJobState.Failed, "contentPolicyViolation"), await ReadAsync(node, "failed"));
        Assert.Equal((VideoJobState.DeadLettered, VideoJobFailureCodes.HandlerFailed), await ReadAsync(node, "dead"));
        Assert.True(await node.Jobs.RetryAsync("dead"));
        await node.UntilAsync("dead", VideoJobState.Completed);
        Assert.Equal(3, Emulator.Ledger.Charges);
    }

    private static async Task<(VideoJobState State, string? Code)> ReadAsync(Node node, string key)
    {
        VideoJob job = (await node.Jobs.FindAsync(key))!;
        return (job.State, (job.Failure ?? job.LastError)?.Code);
    }
}
