using Runware.Wan25.Cli.Files;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>The videos that were submitted, in a file that outlives the server.</summary>
internal sealed class VideoRecords : IDisposable
{
    private const int MaxServers = 16;

    private readonly Lock _gate = new();
    private readonly List<VideoRecord> _records = [];
    private readonly JsonLinesFile<VideoRecord> _file;

    private VideoRecords(string path) => _file = OpenFile(path, Keep);

    /// <summary>Opens the first file that no other server uses, and takes over what servers that have ended left in the others.</summary>
    public static VideoRecords Open(string folder, string service)
    {
        PrivateFiles.CreateFolder(folder);
        string[] paths =
        [
            .. Enumerable.Range(1, MaxServers)
                .Select(number => Path.Combine(folder, number == 1 ? $"mcp-{service}.jsonl" : $"mcp-{service}-{number}.jsonl")),
        ];
        (VideoRecords records, string own) = OpenFirst(paths);
        try
        {
            foreach (string other in paths.Where(path => path != own && File.Exists(path)))
            {
                records.TakeOver(other);
            }

            return records;
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    /// <summary>Gets all of them, the latest first.</summary>
    public IReadOnlyList<VideoRecord> All()
    {
        lock (_gate)
        {
            return [.. _records.AsEnumerable().Reverse().OrderByDescending(record => record.SubmittedAt)];
        }
    }

    /// <summary>Gets the video of an operation, regardless of the number of results in its id.</summary>
    public VideoRecord Get(VideoOperationId id) => All().First(record => record.Is(id));

    /// <summary>Gets the latest video under a key.</summary>
    public VideoRecord? Find(string key) => All().FirstOrDefault(record => record.Key == key);

    /// <summary>Adds a video, or its new state. It is on disk when the method returns.</summary>
    public void Add(VideoRecord record)
    {
        lock (_gate)
        {
            _file.Append(record);
            Keep(record);
        }
    }

    /// <summary>Updates the record of an operation, if there is one.</summary>
    public void Update(VideoOperation operation) => Update(operation.Id, known => known with
    {
        Status = StatusOf(operation, known),
        Cost = FindCost(operation, known) ?? known.Cost,
    });

    /// <summary>Changes the record of a video, if there is one.</summary>
    public void Update(VideoOperationId id, Func<VideoRecord, VideoRecord> change)
    {
        lock (_gate)
        {
            if (_records.Find(record => record.Is(id)) is { } known && change(known) is var changed && changed != known)
            {
                Add(changed);
            }
        }
    }

    /// <summary>Gets what was spent, for the limit of the client: the cost if it is known, otherwise the estimate.</summary>
    public IReadOnlyList<SpendingRecord> Spending(DateTimeOffset from) =>
    [
        .. All().Where(record => record.SubmittedAt >= from).Select(record =>
            new SpendingRecord(VideoOperationId.Parse(record.OperationId), record.SubmittedAt)
            {
                Cost = record.Cost,
                EstimatedCost = record.EstimatedCost,
            }),
    ];

    public void Dispose() => _file.Dispose();

    private static (VideoRecords Records, string Path) OpenFirst(string[] paths)
    {
        for (int index = 0; ; index++)
        {
            try
            {
                return (new(paths[index]), paths[index]);
            }
            catch (IOException) when (index < paths.Length - 1)
            {
                // Another server uses it.
            }
        }
    }

    private static JsonLinesFile<VideoRecord> OpenFile(string path, Action<VideoRecord> onLine) =>
        JsonLinesFile<VideoRecord>.Open(path, McpJsonContext.Default.VideoRecord, onLine, isPrivate: true);

    /// <summary>Moves the records of another file into this one. If interrupted, they are in both files, which does no harm.</summary>
    private void TakeOver(string path)
    {
        var left = new List<VideoRecord>();
        JsonLinesFile<VideoRecord> file;
        try
        {
            file = OpenFile(path, left.Add);
        }
        catch (IOException)
        {
            // Another server uses it.
            return;
        }

        using (file)
        {
            foreach (IGrouping<string, VideoRecord> order in left.GroupBy(record => record.OperationId))
            {
                Add(order.Last());
            }

            file.Clear();
        }
    }

    // The service reports any id as running, and what it has forgotten as missing. Neither shows that an order was accepted, or that it
    // failed; and a status that is wrong here lets a repeated call pay again, or never order at all.
    private static string StatusOf(VideoOperation operation, VideoRecord known)
    {
        bool hasProof = operation.Result is { } result
            && (result.Videos.Count > 0 || result.Failures.Any(failure => ChargedCost.IsFinal(failure.Error.Code, failure.Error.Category)));
        bool isKept = operation.Status == VideoStatus.Unknown
            || known.Status == VideoStatus.Success.ToString()
            || (!hasProof && (operation.Status == VideoStatus.Error || known.HasFailed || known.Status == VideoRecord.NotSent));
        return isKept ? known.Status : operation.Status.ToString();
    }

    // A caller may ask for an operation with fewer results than were ordered: the order's own number counts.
    private static decimal? FindCost(VideoOperation operation, VideoRecord order) =>
        operation is { HasCompleted: true, Result: { } result }
            ? ChargedCost.Of(result, VideoOperationId.Parse(order.OperationId).ResultCount)
            : null;

    private void Keep(VideoRecord record)
    {
        int at = _records.FindIndex(known => known.OperationId == record.OperationId);
        if (at < 0)
        {
            _records.Add(record);
        }
        else
        {
            _records[at] = record;
        }
    }
}
