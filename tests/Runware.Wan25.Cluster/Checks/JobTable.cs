using Npgsql;

namespace Runware.Wan25.Cluster.Checks;

/// <summary>Queries the database of the studios.</summary>
internal sealed class JobTable(string connectionString)
{
    private const int Completed = 3;

    // Not pooled: a pooled connection may be from before the database was stopped.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString();

    public Task<long> CountCompletedAsync() => CountAsync($"select count(*) from wan25_jobs where state = {Completed}");

    /// <summary>Counts the unfinished jobs of a process.</summary>
    public Task<long> CountWithAsync(int process) =>
        CountAsync($"select count(*) from wan25_jobs where node like '%/{process}/%' and state in (1, 2)");

    /// <summary>Counts the triggers and executions in the tables of Quartz.</summary>
    public Task<long> CountLeftoversAsync() =>
        CountAsync("select (select count(*) from wan25_qrtz_triggers) + (select count(*) from wan25_qrtz_fired_triggers)");

    public Task<List<(string Key, int State, int Attempts, string? Node, string Result)>> ReadAsync() => ReadAsync(
        "select job_key, state, attempts, node, coalesce(result, '') from wan25_jobs",
        row => (row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4)));

    private async Task<long> CountAsync(string sql) => (await ReadAsync(sql, row => row.GetInt64(0)))[0];

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(read(rows));
        }

        return all;
    }
}
