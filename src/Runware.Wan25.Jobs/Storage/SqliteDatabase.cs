using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents an SQLite file, or an SQLite database in memory.</summary>
internal sealed class SqliteDatabase : JobDatabase
{
    private const int CannotOpen = 14;
    private const int ReadOnly = 8;
    private const int Busy = 5;

    private readonly string _connectionString;
    private readonly string _onOpen;
    private readonly bool _readsOnly;
    private readonly SqliteConnection? _memory;
    private readonly SemaphoreSlim _turns = new(1, 1);
    private volatile string? _file;

    public SqliteDatabase(string connectionString, TimeSpan timeout)
        : this(connectionString, timeout, memory: null)
    {
    }

    private SqliteDatabase(string connectionString, TimeSpan timeout, SqliteConnection? memory)
        : base(connectionString, timeout)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = Math.Max(1, (int)timeout.TotalSeconds) };
        _connectionString = settings.ToString();
        _readsOnly = settings.Mode == SqliteOpenMode.ReadOnly;

        // SQLite itself looks for the lock again within milliseconds, the driver only every 150.
        _onOpen = FormattableString.Invariant($"pragma busy_timeout = {(long)timeout.TotalMilliseconds}; pragma foreign_keys = on;");
        _memory = memory;
    }

    public override string IdentityColumn => "integer primary key autoincrement";

    public override string SchemaExists => "select count(*) from sqlite_master where name = 'wan25_jobs_schema'";

    public static SqliteDatabase InMemory(TimeSpan timeout)
    {
        // memdb locks as a file does, unlike a shared cache. It lives as long as one connection is open.
        string source = $"file:/wan25-jobs-{Guid.NewGuid():N}?vfs=memdb";
        string connectionString = new SqliteConnectionStringBuilder { DataSource = source }.ToString();
        var memory = new SqliteConnection(connectionString);
        memory.Open();
        return new(connectionString, timeout, memory);
    }

    /// <summary>Finds the file as SQLite does, whatever the connection string calls it, so that all processes mean the same one.</summary>
    public override async Task LocateAsync(CancellationToken cancellationToken)
    {
        if (_memory is null && _file is null)
        {
            try
            {
                DbConnection connection = await OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await using ConfiguredAsyncDisposable closing = connection.ConfigureAwait(false);
                string file = (await connection.QueryAsync("pragma database_list", row => row.GetString(2), cancellationToken)
                    .ConfigureAwait(false))[0];
                if (!OperatingSystem.IsWindows() && new FileInfo(file).Length == 0)
                {
                    // A new file: others cannot read the prompts that will be stored in it.
                    File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                }

                _file = file;
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == CannotOpen)
            {
                throw NotWritable(Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource), exception);
            }
        }
    }

    // SQLite itself lets writers sleep and try again, and most of the time would be slept away.
    public override async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken) =>
        await _turns.WaitAsync(Timeout, cancellationToken).ConfigureAwait(false)
            ? new Turn(_turns)
            : throw new SqliteException($"Other writers of this process did not end within {Timeout}.", Busy);

    public override async Task<DbTransaction> BeginInstallationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_memory is null)
        {
            // Readers and the writer then do not wait for each other. The mode cannot be set inside a transaction.
            await connection.ExecuteAsync("pragma journal_mode = wal", cancellationToken).ConfigureAwait(false);
        }

        return await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<IAsyncDisposable?> TryClaimAsync(CancellationToken cancellationToken)
    {
        if (_memory is not null)
        {
            return Stream.Null;
        }

        await LocateAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new FileStream(_file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw NotWritable(_file!, exception);
        }
        catch (IOException) when (File.Exists(_file + ".lock"))
        {
            return null;
        }
    }

    protected override DbConnection CreateDbConnection()
    {
        if (_file is { } file && !File.Exists(file))
        {
            // Open connections would go on writing into the deleted file.
            throw new SqliteException(
                $"The jobs database {file} was deleted while it was in use. Restart the application.", CannotOpen);
        }

        var connection = new SqliteConnection(_connectionString);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
            {
                ThrowIfReadOnly(connection);
                using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text holds a number only.
                command.CommandText = _onOpen;
#pragma warning restore CA2100
                command.ExecuteNonQuery();
            }
        };
        return connection;
    }

    protected override void Dispose(bool disposing)
    {
        _memory?.Dispose();
        base.Dispose(disposing);
    }

    // SQLite opens a file that cannot be written for reading only. Pooled, the connection would remain so when the file can be written.
    private void ThrowIfReadOnly(SqliteConnection connection)
    {
        if (!_readsOnly && SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
        {
            SqliteConnection.ClearPool(connection);
            throw new SqliteException($"The jobs database {_file ?? connection.DataSource} is read-only at the moment.", ReadOnly);
        }
    }

    private static InvalidOperationException NotWritable(string file, Exception exception) => new(
        $"The jobs database {file} cannot be opened: the directory {Path.GetDirectoryName(file)} must exist and be writable.", exception);

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
