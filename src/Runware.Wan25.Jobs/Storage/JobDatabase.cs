using System.Data.Common;
using Quartz;
using Quartz.Impl.AdoJobStore.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents the database of the jobs. Both Quartz and this package get their connections here.</summary>
internal abstract class JobDatabase : IDbProvider, IAsyncDisposable
{
    private readonly Lazy<DbProvider> _quartzProvider;

    protected JobDatabase(string connectionString, string quartzProvider)
    {
        ConnectionString = connectionString;
        _quartzProvider = new(() => new DbProvider(quartzProvider, connectionString));
    }

    public string ConnectionString { get; set; }

    public DbMetadata Metadata => _quartzProvider.Value.Metadata;

    /// <summary>The name of the dialect in the names of the schema files.</summary>
    public abstract string Dialect { get; }

    /// <summary>The gate for writers of this process, or null if the database itself synchronizes them.</summary>
    public virtual WriterGate? Gate => null;

    /// <summary>The gate for readers of this process, or null if readers do not wait.</summary>
    protected virtual WriterGate? ReaderGate => null;

    public static JobDatabase Create(StoreConfiguration configuration) => configuration.Kind switch
    {
        StoreKind.InMemory => SqliteDatabase.InMemory(),
        StoreKind.Sqlite => new SqliteDatabase(configuration.ConnectionString),
        _ => new PostgresDatabase(configuration.ConnectionString),
    };

    public abstract DbConnection CreateConnection();

    /// <summary>Configures the dialect of Quartz.</summary>
    public abstract void Configure(
        SchedulerBuilder.PersistentStoreOptions store, Action<SchedulerBuilder.AdoProviderOptions> provider, string dataSource);

    /// <summary>Begins the transaction in which the schema is created. Only one node at a time can be in it.</summary>
    public abstract Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Claims the database for a single node.</summary>
    /// <returns>The claim, which is released when it is disposed, or null if another process holds it.</returns>
    public abstract Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken);

    /// <summary>Opens a session for reading.</summary>
    public Task<DatabaseSession> ReadAsync(CancellationToken cancellationToken) => OpenAsync(ReaderGate, cancellationToken);

    /// <summary>Opens a session for writing.</summary>
    public Task<DatabaseSession> WriteAsync(CancellationToken cancellationToken) => OpenAsync(Gate, cancellationToken);

    public virtual ValueTask DisposeAsync() => default;

    void IDbProvider.Initialize()
    {
    }

    DbCommand IDbProvider.CreateCommand() => _quartzProvider.Value.CreateCommand();

    void IDbProvider.Shutdown()
    {
    }

    private async Task<DatabaseSession> OpenAsync(WriterGate? gate, CancellationToken cancellationToken)
    {
        await (gate?.EnterAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        DbConnection? connection = null;
        try
        {
            connection = CreateConnection();
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new(connection, gate);
        }
        catch
        {
            gate?.Leave();
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }
}
