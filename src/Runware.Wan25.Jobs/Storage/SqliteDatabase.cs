using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Quartz;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>An SQLite file, or a database of the same kind in memory.</summary>
internal sealed class SqliteDatabase : JobDatabase
{
    // For another process at the same file: SQLite itself looks again after milliseconds, whereas the driver's own loop would sleep 150 each time.
    private const string OnOpen = "pragma busy_timeout = 20000; pragma foreign_keys = on;";

    private readonly string? _file;
    private readonly WriterGate _gate = new();
    private SqliteConnection? _keepsMemory;

    public SqliteDatabase(string connectionString)
        : this(connectionString, FileOf(connectionString))
    {
    }

    private SqliteDatabase(string connectionString, string? file)
        : base(connectionString, "SQLite-Microsoft") => _file = file;

    public override string Dialect => "sqlite";

    public override WriterGate Gate => _gate;

    /// <summary>In a file with a write-ahead log, readers never wait.</summary>
    protected override WriterGate? ReaderGate => _file is null ? _gate : null;

    public static SqliteDatabase InMemory()
    {
        // memdb locks as a file does, unlike a shared cache, so that the same code meets the same rules.
        var connectionString = new SqliteConnectionStringBuilder { DataSource = $"file:/wan25-jobs-{Guid.NewGuid():N}?vfs=memdb" }.ToString();
        var keepsMemory = new SqliteConnection(connectionString);
        keepsMemory.Open();
        return new SqliteDatabase(connectionString, file: null) { _keepsMemory = keepsMemory };
    }

    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.StateChange += static (sender, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
            {
                using SqliteCommand command = ((SqliteConnection)sender).CreateCommand();
                command.CommandText = OnOpen;
                command.ExecuteNonQuery();
            }
        };
        return connection;
    }

    public override void Configure(SchedulerBuilder.PersistentStoreOptions store, Action<SchedulerBuilder.AdoProviderOptions> provider, string dataSource) =>
        store.UseMicrosoftSQLite(provider, dataSource);

    public override async Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            // Readers and the writer do not wait for each other. It is a property of the file and cannot be set inside a transaction.
            await connection.ExecuteAsync("pragma journal_mode = wal", cancellationToken).ConfigureAwait(false);
        }

        return await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            return Task.FromResult<IAsyncDisposable?>(Stream.Null);
        }

        try
        {
            return Task.FromResult<IAsyncDisposable?>(new FileStream(_file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(_file + ".lock"))
        {
            return Task.FromResult<IAsyncDisposable?>(null);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        if (_keepsMemory is not null)
        {
            await _keepsMemory.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string FileOf(string connectionString) => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
}
