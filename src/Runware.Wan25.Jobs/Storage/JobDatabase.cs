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

    public static JobDatabase Create(StoreChoice choice) => choice.Kind switch
    {
        StoreKind.InMemory => SqliteDatabase.InMemory(),
        StoreKind.Sqlite => new SqliteDatabase(choice.ConnectionString),
        _ => new PostgresDatabase(choice.ConnectionString),
    };

    public abstract DbConnection CreateConnection();

    /// <summary>Tells Quartz which dialect to speak.</summary>
    public abstract void Configure(SchedulerBuilder.PersistentStoreOptions store, Action<SchedulerBuilder.AdoProviderOptions> provider, string dataSource);

    /// <summary>Begins the transaction in which the schema is made: one at a time, whoever else starts now.</summary>
    public abstract Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Makes sure that nobody else takes this database for a single node's own.</summary>
    /// <returns>Holds the place until it is disposed; null while another process has it.</returns>
    public abstract Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken);

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public virtual ValueTask DisposeAsync() => default;

    void IDbProvider.Initialize()
    {
    }

    DbCommand IDbProvider.CreateCommand() => _quartzProvider.Value.CreateCommand();

    void IDbProvider.Shutdown()
    {
    }
}
