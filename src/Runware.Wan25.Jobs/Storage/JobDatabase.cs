using System.Data.Common;
using Quartz;
using Quartz.Impl.AdoJobStore.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>The database of the jobs, for Quartz and for us: both get their connections here.</summary>
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

    /// <summary>The name in the files of the schema.</summary>
    public abstract string Dialect { get; }

    /// <summary>Where writers of this process wait for each other; null where the database sees to that.</summary>
    public virtual WriterGate? Gate => null;

    /// <summary>The same for readers.</summary>
    protected virtual WriterGate? ReaderGate => null;

    public static JobDatabase Create(StoreConfiguration configuration) => configuration.Kind switch
    {
        StoreKind.InMemory => SqliteDatabase.InMemory(),
        StoreKind.Sqlite => new SqliteDatabase(configuration.ConnectionString),
        _ => new PostgresDatabase(configuration.ConnectionString),
    };

    public abstract DbConnection CreateConnection();

    /// <summary>Tells Quartz which dialect to speak.</summary>
    public abstract void Configure(SchedulerBuilder.PersistentStoreOptions store, Action<SchedulerBuilder.AdoProviderOptions> provider, string dataSource);

    /// <summary>Begins the transaction in which the schema is made: one at a time, whoever else starts now.</summary>
    public abstract Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes sure that nobody else takes this database for a single node's own.</summary>
    /// <returns>Holds the place until it is disposed; null while another process has it.</returns>
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
