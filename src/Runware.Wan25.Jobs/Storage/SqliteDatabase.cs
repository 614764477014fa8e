using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Quartz;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents an SQLite file, or an SQLite database in memory.</summary>
internal sealed class SqliteDatabase : JobDatabase
{
    // For another process that uses the same file: SQLite itself retries within milliseconds, the driver only every 150.
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

    /// <summary>With the write-ahead log of a file, readers never wait.</summary>
    protected override WriterGate? ReaderGate => _file is null ? _gate : null;

    public static SqliteDatabase InMemory()
    {
        // memdb locks as a file does, unlike a shared cache.
        string source = $"file:/wan25-jobs-{Guid.NewGuid():N}?vfs=memdb";
        string connectionString = new SqliteConnectionStringBuilder { DataSource = source }.ToString();
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

    public override void Configure(
        SchedulerBuilder.PersistentStoreOptions store, Action<SchedulerBuilder.AdoProviderOptions> provider, string dataSource) =>
        store.UseMicrosoftSQLite(provider, dataSource);

    public override async Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            // Readers and the writer then do not wait for each other. The mode cannot be set inside a transaction.
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
            var claim = new FileStream(_file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return Task.FromResult<IAsyncDisposable?>(claim);
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

    private static string FileOf(string connectionString) =>
        Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
}
