using System.Data.Common;
using Npgsql;
using Quartz;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents a PostgreSQL database.</summary>
internal sealed class PostgresDatabase(string connectionString) : JobDatabase(connectionString, "Npgsql")
{
    // Two arbitrary numbers: all applications of a database share its space of advisory locks.
    private const long InstallationLock = 0x77616E3235_01;
    private const long SingleNodeLock = 0x77616E3235_02;

    public override string Dialect => "postgres";

    public override DbConnection CreateConnection() => new NpgsqlConnection(ConnectionString);

    public override void Configure(
        SchedulerBuilder.PersistentStoreOptions store, Action<SchedulerBuilder.AdoProviderOptions> provider, string dataSource) =>
        store.UsePostgres(provider, dataSource);

    public override async Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync($"select pg_advisory_xact_lock({InstallationLock})", cancellationToken).ConfigureAwait(false);
        return transaction;
    }

    public override async Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken)
    {
        // Not pooled: the lock is held for as long as its connection is open.
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, KeepAlive = 30 };
        var connection = new NpgsqlConnection(settings.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            string sql = $"select pg_try_advisory_lock({SingleNodeLock})";
            if (await connection.ReadValueAsync<bool>(sql, cancellationToken).ConfigureAwait(false) == true)
            {
                return connection;
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }
}
