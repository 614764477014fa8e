using System.Data.Common;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>
/// A database that can be taken away from one node, which is what the end of a process looks like from its side of the connection.
/// </summary>
internal sealed class TestDatabase(JobDatabase database) : JobDatabase(database.ConnectionString, database.Timeout)
{
    private IAsyncDisposable? _claim;
    private volatile bool _isUnplugged;

    public override string IdentityColumn => database.IdentityColumn;

    public override string SchemaExists => database.SchemaExists;

    public override string SkipLocked => database.SkipLocked;

    public bool IsAway
    {
        get => _isUnplugged;
        set => _isUnplugged = value;
    }

    public override ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken) => database.EnterAsync(cancellationToken);

    public override Task LocateAsync(CancellationToken cancellationToken) => database.LocateAsync(cancellationToken);

    public override Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken) =>
        database.BeginInstallationAsync(connection, cancellationToken);

    public override async Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken) =>
        _claim = _isUnplugged ? throw Away() : await database.TryClaimAsync(cancellationToken);

    public override Task<bool> IsHeldAsync(IAsyncDisposable claim, CancellationToken cancellationToken) =>
        database.IsHeldAsync(claim, cancellationToken);

    public async Task UnplugAsync()
    {
        _isUnplugged = true;
        if (_claim is { } claim)
        {
            await claim.DisposeAsync();
        }
    }

    protected override DbConnection CreateDbConnection() =>
        _isUnplugged ? throw Away() : database.CreateConnection();

    protected override void Dispose(bool disposing)
    {
        database.Dispose();
        base.Dispose(disposing);
    }

    private static InvalidOperationException Away() => new("The database is away.");
}
