using System.Collections.Concurrent;
using System.Threading.Channels;
using Runware.Wan25;

namespace WebApi;

/// <summary>
/// Stores the operations that this process submitted, in memory and without cleanup. Ids that are not here are looked up at the service. An
/// application that must know its videos keeps their ids in a database, and waits for those that have not ended when it starts.
/// </summary>
internal sealed class VideoStore
{
    private readonly ConcurrentDictionary<VideoOperationId, VideoOperation> _operations = new();
    private readonly Channel<VideoOperation> _arrivals = Channel.CreateUnbounded<VideoOperation>();

    public void Add(VideoOperation operation)
    {
        if (_operations.TryAdd(operation.Id, operation))
        {
            _arrivals.Writer.TryWrite(operation);
        }
    }

    public VideoOperation? Find(VideoOperationId id) => _operations.GetValueOrDefault(id);

    public void Forget(VideoOperationId id) => _operations.TryRemove(id, out _);

    public IAsyncEnumerable<VideoOperation> ArrivalsAsync(CancellationToken cancellationToken) =>
        _arrivals.Reader.ReadAllAsync(cancellationToken);
}
