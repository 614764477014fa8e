using System.Data.Common;
using Quartz;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>A database that can be taken away from one node, which is what the end of a process looks like from its side of the connection.</summary>
internal sealed class TestDatabase(JobDatabase database) : JobDatabase(database.ConnectionString, database.Dialect == "sqlite" ? "SQLite-Microsoft" : "Npgsql")
{
    private IAsyncDisposable? _claim;
    private volatile bool _isUnplugged;

    public override string Dialect => database.Dialect;

    public override WriterGate? Gate => database.Gate;

    // As strict as memory is, which files can bear.
    protected override WriterGate? ReaderGate => database.Gate;

    public bool IsAway
    {
        get => _isUnplugged;
        set => _isUnplugged = value;
    }

    public override DbConnection CreateConnection() => _isUnplugged ? throw new InvalidOperationException("The database is away.") : database.CreateConnection();

    public override void Configure(SchedulerBuilder.PersistentStoreOptions store, Action<SchedulerBuilder.AdoProviderOptions> provider, string dataSource) =>
        database.Configure(store, provider, dataSource);

    public override Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken) =>
        database.BeginInstallationAsync(connection, cancellationToken);

    public override async Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken) => _claim = await database.TryClaimAsync(cancellationToken);

    public async Task UnplugAsync()
    {
        _isUnplugged = true;
        if (_claim is { } claim)
        {
            await claim.DisposeAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }
}
