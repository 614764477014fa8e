using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents the database of the jobs. Quartz gets its connections here too.</summary>
internal abstract class JobDatabase(string connectionString, TimeSpan timeout) : DbDataSource
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private volatile bool _isPrepared;

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

    /// <summary>Creates or upgrades the tables, unless that was done before. After a failure, the next call tries again.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isPrepared)
        {
            return;
        }

        await _once.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isPrepared)
            {
                await Schema.InstallAsync(this, cancellationToken).ConfigureAwait(false);
                _isPrepared = true;
            }
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Finds the database before its first use.</summary>
    public virtual Task LocateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins the transaction in which the schema is created. Only one node at a time can be in it.</summary>
    public abstract Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Claims the database for a single node.</summary>
    /// <returns>The claim, which is released when it is disposed, or null if another process holds it.</returns>
    public abstract Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken);

    /// <summary>Determines whether a claim still holds.</summary>
    public virtual Task<bool> IsHeldAsync(IAsyncDisposable claim, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Waits for this process's turn to write, where the database takes one writer at a time.</summary>
    public virtual ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken) => default;

    /// <summary>Runs a statement and reads the rows it returns.</summary>
    public Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> row, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        UseAsync(connection => connection.QueryAsync(sql, row, cancellationToken, parameters), cancellationToken);

    /// <summary>Runs a statement that changes rows and reads the rows it returns.</summary>
    public Task<List<T>> WriteAsync<T>(
        string sql, Func<DbDataReader, T> row, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        WriteAsync(connection => connection.QueryAsync(sql, row, cancellationToken, parameters), cancellationToken);

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        WriteAsync(connection => connection.ExecuteAsync(sql, cancellationToken, parameters), cancellationToken);

    /// <summary>Runs statements in a transaction.</summary>
    public Task<T> TransactAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(
        async connection =>
        {
            DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T result = await work(connection).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        },
        cancellationToken);

    private async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        using IDisposable? turn = await EnterAsync(cancellationToken).ConfigureAwait(false);
        return await UseAsync(work, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> UseAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        DbConnection connection = await OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await work(connection).ConfigureAwait(false);
        }
    }
}
