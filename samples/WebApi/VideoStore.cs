using System.Collections.Concurrent;
using System.Threading.Channels;
using Runware.Wan25;

namespace WebApi;

/// <summary>
/// What this process has submitted: in memory, and never cleaned up. Nothing is lost with it, since the service is asked about ids that are not here;
/// but an application that must know its videos keeps their ids in a database, and hands those that have not ended to the waiter when it starts.
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

    public IAsyncEnumerable<VideoOperation> ArrivalsAsync(CancellationToken cancellationToken) => _arrivals.Reader.ReadAllAsync(cancellationToken);
}
