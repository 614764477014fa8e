using System.Globalization;
using System.Text;
using System.Text.Json;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Output;

namespace Runware.Wan25.Cli.Batch;

/// <summary>The output folder of a batch: what was ordered for it, and the results. One process can use it at a time.</summary>
internal sealed class BatchFolder : IDisposable
{
    private readonly FileStream _lock;
    private readonly JsonLinesFile<SubmissionRecord> _orders;
    private readonly JsonLinesFile<BatchResult> _results;
    private readonly Dictionary<int, SubmissionRecord> _orderOf = [];
    private readonly Dictionary<int, BatchResult> _resultOf = [];
    private readonly Lock _gate = new();

    private BatchFolder(string path, string service, Func<Guid> newId)
    {
        Path = path;
        string own = System.IO.Path.Combine(path, ".wan25");
        string results = System.IO.Path.Combine(path, "results.jsonl");
        if (!Directory.Exists(own) && File.Exists(results))
        {
            throw Refused($"{path} has results.jsonl, but not the folder .wan25 beside it, which records what was ordered.");
        }

        Directory.CreateDirectory(own);
        _lock = Take(System.IO.Path.Combine(own, "lock"));
        try
        {
            Identity = Identify(System.IO.Path.Combine(own, "batch.json"), service, newId);
            _orders = JsonLinesFile<SubmissionRecord>.Open(
                System.IO.Path.Combine(own, "orders.jsonl"), BatchJsonContext.Default.SubmissionRecord,
                order => _orderOf[order.Row] = order);
            _results = JsonLinesFile<BatchResult>.Open(
                results, BatchJsonContext.Default.BatchResult, result => _resultOf[result.Row] = result);
        }
        catch
        {
            _orders?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public OutputFolderIdentity Identity { get; }

    /// <exception cref="CliException">The folder is in use, belongs to another service, or is damaged.</exception>
    public static BatchFolder Open(string path, string service, Func<Guid> newId)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.InvalidArguments($"--output {path} is not a folder and cannot be created: {exception.Message}");
        }

        WritableFolder.Check(path);
        return new(path, service, newId);
    }

    public SubmissionRecord? OrderOf(int row)
    {
        lock (_gate)
        {
            return _orderOf.GetValueOrDefault(row);
        }
    }

    /// <summary>Gets the result of the latest order of a row.</summary>
    public BatchResult? ResultOf(int row)
    {
        lock (_gate)
        {
            BatchResult? result = _resultOf.GetValueOrDefault(row);
            return result?.Attempt == _orderOf.GetValueOrDefault(row)?.Attempt ? result : null;
        }
    }

    /// <summary>Records an order before it is sent.</summary>
    public void Add(SubmissionRecord order)
    {
        lock (_gate)
        {
            if (_orderOf.GetValueOrDefault(order.Row) != order)
            {
                _orders.Append(order);
                _orderOf[order.Row] = order;
            }
        }
    }

    /// <summary>Records that the videos of an order were made.</summary>
    public void SetMade(int row)
    {
        lock (_gate)
        {
            if (_orderOf.GetValueOrDefault(row) is { } order)
            {
                Add(order with { IsMade = true });
            }
        }
    }

    public void Add(BatchResult result)
    {
        lock (_gate)
        {
            _results.Append(result);
            _resultOf[result.Row] = result;
        }
    }

    /// <summary>Gets the key of an attempt at a row, which identifies one job permanently.</summary>
    public static string KeyOf(int row, int attempt)
    {
        string key = row.ToString(CultureInfo.InvariantCulture);
        return attempt == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{attempt}");
    }

    public void Dispose()
    {
        _results.Dispose();
        _orders.Dispose();
        _lock.Dispose();
    }

    // The system releases the lock when the process ends, for any reason.
    private static FileStream Take(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new CliException(
                new(ErrorCodes.Locked, ExitCodes.Failure, $"Another process is working on {System.IO.Path.GetDirectoryName(path)}.")
                {
                    Advice = "Nothing was sent. Wait for it, or use another output folder.",
                },
                exception);
        }
    }

    private static OutputFolderIdentity Identify(string path, string service, Func<Guid> newId)
    {
        if (!File.Exists(path))
        {
            var made = new OutputFolderIdentity(1, newId(), service);
            using (FileStream file = File.Create(path + ".new"))
            {
                // On disk before the first order is: without the id, its key is not known.
                file.Write(Encoding.UTF8.GetBytes(CliOutput.ToJson(made, BatchJsonContext.Default.OutputFolderIdentity)));
                file.Flush(flushToDisk: true);
            }

            File.Move(path + ".new", path);
            return made;
        }

        OutputFolderIdentity? known = Read(path);
        return known is not { Version: 1 } ? throw Refused($"{path} cannot be read.")
            : known.Service != service ? throw Refused($"This folder was made with another service ({known.Service}).")
            : known;
    }

    private static OutputFolderIdentity? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), BatchJsonContext.Default.OutputFolderIdentity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static CliException Refused(string message) =>
        new(new(ErrorCodes.File, ExitCodes.Invalid, message) { Advice = "Nothing was sent. Use another output folder." });
}
