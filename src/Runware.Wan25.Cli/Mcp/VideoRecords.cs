using Runware.Wan25.Cli.Files;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>The videos that were submitted, in a file that survives the server.</summary>
internal sealed class VideoRecords : IDisposable
{
    private const int MaxServers = 16;

    private readonly Lock _gate = new();
    private readonly List<VideoRecord> _records = [];
    private readonly JsonLinesFile<VideoRecord> _file;

    private VideoRecords(string path) =>
        _file = JsonLinesFile<VideoRecord>.Open(path, McpJsonContext.Default.VideoRecord, Keep);

    /// <summary>Opens the first file that no other server uses.</summary>
    public static VideoRecords Open(string folder, string service)
    {
        Directory.CreateDirectory(folder);
        for (int number = 1; ; number++)
        {
            try
            {
                return new(Path.Combine(folder, number == 1 ? $"mcp-{service}.jsonl" : $"mcp-{service}-{number}.jsonl"));
            }
            catch (IOException) when (number < MaxServers)
            {
                // Another server has it.
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

    /// <summary>Gets the latest video under a key.</summary>
    public VideoRecord? Find(string key) => All().FirstOrDefault(record => record.Key == key);

    /// <summary>Adds a video, or what has become of it. On disk when the method returns.</summary>
    public void Add(VideoRecord record)
    {
        lock (_gate)
        {
            _file.Append(record);
            Keep(record);
        }
    }

    /// <summary>Notes the status of a video, if it is one of these.</summary>
    public void Update(string operationId, string status)
    {
        lock (_gate)
        {
            VideoRecord? known = _records.Find(record => record.OperationId == operationId);
            if (known is not null && known.Status != status && status != VideoStatus.Unknown.ToString())
            {
                Add(known with { Status = status });
            }
        }
    }

    public void Dispose() => _file.Dispose();

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
