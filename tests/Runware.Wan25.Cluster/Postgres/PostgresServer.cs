using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace Runware.Wan25.Cluster.Postgres;

/// <summary>Runs the distribution's PostgreSQL in a temporary folder, on a free port, without syncing to disk.</summary>
internal sealed partial class PostgresServer : IAsyncDisposable
{
    private const string Ready = "database system is ready to accept connections";
    private const int InterruptSignal = 2;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly string _data;
    private Process? _process;

    private PostgresServer(string folder)
    {
        _folder = folder;
        _data = Path.Combine(folder, "data");
    }

    /// <summary>The folder of the programs, or null if the distribution's package is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    public int Port { get; private set; }

    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer(Directory.CreateTempSubdirectory("wan25-postgres-").FullName);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "nobody", server._folder);
        }

        using var initialize = Start(
            "initdb", "-D", server._data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        var says = await initialize.StandardOutput.ReadToEndAsync() + await initialize.StandardError.ReadToEndAsync();
        await initialize.WaitForExitAsync();
        if (initialize.ExitCode != 0)
        {
            throw new InvalidOperationException($"initdb failed: {says}");
        }

        // Not before: another process would have seconds to take it.
        server.Port = FreePort();
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Creates an empty database.</summary>
    /// <returns>The connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"wan25_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Starts the server again with the same data and port.</summary>
    public async Task ResumeAsync()
    {
        _process = Start(
            "postgres", "-D", _data, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c",
            "fsync=off", "-c", "synchronous_commit=off",
            "-c", "full_page_writes=off", "-c", "max_connections=300", "-c", "shared_buffers=32MB");
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException("PostgreSQL ended before it was ready."));
            }
            else if (line.Data.Contains(Ready, StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await ready.Task.WaitAsync(Timeout);
    }

    /// <summary>Stops the server without waiting for its clients.</summary>
    public async Task SuspendAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        if (File.Exists(Path.Combine(_data, "postmaster.pid")))
        {
            _ = Kill(int.Parse(
                (await File.ReadAllLinesAsync(Path.Combine(_data, "postmaster.pid")))[0],
                System.Globalization.CultureInfo.InvariantCulture), InterruptSignal);
        }

        await process.WaitForExitAsync().WaitAsync(Timeout);
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await SuspendAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Process Start(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "nobody", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, "/");
        return Process.Start(start)!;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = "postgres",
            Database = database,
            IncludeErrorDetail = true,
            Timeout = 5,
        }.ToString();
}
