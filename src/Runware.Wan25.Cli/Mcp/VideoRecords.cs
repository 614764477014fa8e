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

    private VideoRecords(string path) =>
        _file = JsonLinesFile<VideoRecord>.Open(path, McpJsonContext.Default.VideoRecord, Keep, isPrivate: true);

    /// <summary>Opens the first file that no other server uses.</summary>
    public static VideoRecords Open(string folder, string service)
    {
        PrivateFiles.CreateFolder(folder);
        for (int number = 1; ; number++)
        {
            try
            {
                return new(Path.Combine(folder, number == 1 ? $"mcp-{service}.jsonl" : $"mcp-{service}-{number}.jsonl"));
            }
            catch (IOException) when (number < MaxServers)
            {
                // Another server uses it.
            }
        }
    }

    /// <summary>Gets all of them, the latest first.</summary>
    public IReadOnlyList<VideoRecord> All()
    {
        lock (_gate)
        {
            return [.. _records.AsEnumerable().Reverse()];
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
    public void Update(VideoOperation operation)
    {
        string status = operation.Status.ToString();
        Update(operation.Id, known => known with
        {
            Status = status == VideoStatus.Unknown.ToString() ? known.Status : status,
            Cost = FindCost(operation, known) ?? known.Cost,
        });
    }

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
