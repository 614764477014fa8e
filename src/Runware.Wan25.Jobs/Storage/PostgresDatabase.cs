using System.Data.Common;
using Npgsql;
using Quartz;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>A PostgreSQL database.</summary>
internal sealed class PostgresDatabase(string connectionString) : JobDatabase(connectionString, "Npgsql")
{
    // Two arbitrary numbers in PostgreSQL's space of advisory locks, which all applications of a database share: "wan25" and "jobs" in ASCII would not fit.
    private const long InstallationLock = 0x77616E3235_01;
    private const long SingleNodeLock = 0x77616E3235_02;

    public override string Dialect => "postgres";

    public override DbConnection CreateConnection() => new NpgsqlConnection(ConnectionString);

    public override void Configure(SchedulerBuilder.PersistentStoreOptions store, Action<SchedulerBuilder.AdoProviderOptions> provider, string dataSource) =>
        store.UsePostgres(provider, dataSource);

    public override async Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync($"select pg_advisory_xact_lock({InstallationLock})", cancellationToken).ConfigureAwait(false);
        return transaction;
    }

    public override async Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken)
    {
        // A connection of its own, since the lock lives and dies with it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, KeepAlive = 30 }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (await connection.ReadValueAsync<bool>($"select pg_try_advisory_lock({SingleNodeLock})", cancellationToken).ConfigureAwait(false) == true)
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
