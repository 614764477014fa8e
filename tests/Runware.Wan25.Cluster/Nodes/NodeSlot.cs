namespace Runware.Wan25.Cluster.Nodes;

/// <summary>Represents a node of the cluster, which runs one studio process at a time.</summary>
internal sealed class NodeSlot(int number, Func<int, Task<NodeProcess>> start) : IAsyncDisposable
{
    private readonly List<int> _processes = [];
    private volatile NodeProcess? _current;

    public int Number => number;

    /// <summary>The current process, or null while there is none.</summary>
    public NodeProcess? Current => _current;

    /// <summary>The ids of all processes of the node, which are part of the names that jobs store.</summary>
    public IReadOnlyCollection<int> Processes => _processes;

    public async Task StartAsync()
    {
        var node = await start(number);
        _processes.Add(node.Id);
        _current = node;
    }

    /// <returns>The id of the killed process.</returns>
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
