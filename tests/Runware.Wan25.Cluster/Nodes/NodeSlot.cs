namespace Runware.Wan25.Cluster.Nodes;

/// <summary>A place in the cluster: one studio at a time, and the next one when that was killed.</summary>
internal sealed class NodeSlot(int number, Func<int, Task<NodeProcess>> start) : IAsyncDisposable
{
    private readonly List<int> _processes = [];
    private volatile NodeProcess? _current;

    public int Number => number;

    /// <summary>Null while there is none.</summary>
    public NodeProcess? Current => _current;

    /// <summary>The ids of all processes that were here: they are in the names of the nodes.</summary>
    public IReadOnlyCollection<int> Processes => _processes;

    public async Task StartAsync()
    {
        var node = await start(number);
        _processes.Add(node.Id);
        _current = node;
    }

    /// <returns>The id of the process that is no more.</returns>
    public async Task<int> KillAsync()
    {
        var node = _current!;
        _current = null;
        var id = node.Id;
        await node.KillAsync();
        await node.DisposeAsync();
        return id;
    }

    public ValueTask DisposeAsync() => _current?.DisposeAsync() ?? ValueTask.CompletedTask;
}
