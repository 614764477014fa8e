using System.Data;
using System.Data.Common;
using Npgsql;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents a PostgreSQL database.</summary>
/// <remarks>Its connections stay out of an ambient <c>TransactionScope</c>: a job is stored when the method returns, not later.</remarks>
internal sealed class PostgresDatabase(string connectionString, TimeSpan timeout) : JobDatabase(connectionString, timeout)
{
    // Arbitrary numbers: all applications of a database share its space of advisory locks.
    private const long InstallationLock = 0x77616E3235_01;
    private const long SingleNodeLockOfVersion1 = 0x77616E3235_02;
    private const int SingleNodeLock = 0x77616E32;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { Enlist = false, CommandTimeout = CommandTimeoutOf(timeout) });

    public override string IdentityColumn => "bigint generated always as identity primary key";

    // Not to_regclass: it may read a cache that is older than the installation lock.
    public override string SchemaExists =>
        "select count(*) from pg_class where relname = 'wan25_jobs_schema' and pg_table_is_visible(oid)";

    public override string SkipLocked => " for update skip locked";

    public override async Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync($"select pg_advisory_xact_lock({InstallationLock})", cancellationToken).ConfigureAwait(false);
        return transaction;
    }

    public override async Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken)
    {
        // Not pooled: the lock is held for as long as its connection is open. One lock for each schema: two applications can share a
        // database.
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Pooling = false,
            KeepAlive = 30,
            Enlist = false,
            CommandTimeout = CommandTimeoutOf(Timeout),
        };
        var connection = new NpgsqlConnection(settings.ToString());
        bool isClaimed = false;
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);

            // Where the network drops the connection silently, the server would keep the lock for hours.
            await connection.ExecuteAsync(
                "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3", cancellationToken)
                .ConfigureAwait(false);
            List<bool> locked = await connection.QueryAsync(
                $"""
                select pg_try_advisory_lock({SingleNodeLock}, hashtext(current_schema()))
                    and pg_try_advisory_lock_shared({SingleNodeLockOfVersion1})
                """,
                row => row.GetBoolean(0),
                cancellationToken).ConfigureAwait(false);
            return (isClaimed = locked[0]) ? connection : null;
        }
        finally
        {
            if (!isClaimed)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <remarks>The server releases the lock when the connection ends, for example in a failover.</remarks>
    public override async Task<bool> IsHeldAsync(IAsyncDisposable claim, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)claim;
        try
        {
            await connection.QueryAsync("select 1", row => row.GetInt32(0), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // A statement may fail for another reason while the connection, and so the lock, goes on.
            return connection.State == ConnectionState.Open;
        }
    }

    private static int CommandTimeoutOf(TimeSpan timeout) => Math.Max(1, (int)timeout.TotalSeconds);

    protected override DbConnection CreateDbConnection() => _source.CreateConnection();

    protected override void Dispose(bool disposing)
    {
        _source.Dispose();
        base.Dispose(disposing);
    }
}
