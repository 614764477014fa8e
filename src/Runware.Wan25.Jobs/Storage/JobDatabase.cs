using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents the database of the jobs. Quartz gets its connections here too.</summary>
internal abstract class JobDatabase(string connectionString, TimeSpan timeout) : DbDataSource
{
    public override string ConnectionString => connectionString;

    /// <summary>The time after which a statement fails, waiting for other writers included.</summary>
    public TimeSpan Timeout => timeout;

    /// <summary>The definition of the key column of a new table.</summary>
    public abstract string IdentityColumn { get; }

    /// <summary>The query that tells whether the table of the schema's version exists.</summary>
    public abstract string SchemaExists { get; }

    /// <summary>The lock that a subquery takes, so that two nodes do not choose the same job.</summary>
    public virtual string SkipLocked => "";

    public static JobDatabase Create(Wan25JobsOptions options) => options.Store! switch
    {
        { Kind: StoreKind.InMemory } => SqliteDatabase.InMemory(options.StorageTimeout),
        { Kind: StoreKind.Sqlite } store => new SqliteDatabase(store.ConnectionString, options.StorageTimeout),
        var store => new PostgresDatabase(store.ConnectionString, options.StorageTimeout),
    };

    /// <summary>Prepares the database for its first connection.</summary>
    public virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins the transaction in which the schema is created. Only one node at a time can be in it.</summary>
    public abstract Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Claims the database for a single node.</summary>
    /// <returns>The claim, which is released when it is disposed, or null if another process holds it.</returns>
    public abstract Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken);

    /// <summary>Waits for this process's turn to write, where the database takes one writer at a time.</summary>
    public virtual ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken) => default;

    /// <summary>Runs a statement that changes rows and reads the rows it returns.</summary>
    public async Task<List<T>> WriteAsync<T>(
        string sql, Func<DbDataReader, T> row, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        using IDisposable? turn = await EnterAsync(cancellationToken).ConfigureAwait(false);
        return await QueryAsync(sql, row, cancellationToken, parameters).ConfigureAwait(false);
    }

    /// <summary>Runs a statement and reads the rows it returns.</summary>
    public async Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> row, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        DbConnection connection = await OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await connection.QueryAsync(null, sql, row, cancellationToken, parameters).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public async Task<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        using IDisposable? turn = await EnterAsync(cancellationToken).ConfigureAwait(false);
        DbConnection connection = await OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await connection.ExecuteAsync(null, sql, cancellationToken, parameters).ConfigureAwait(false);
        }
    }
}
