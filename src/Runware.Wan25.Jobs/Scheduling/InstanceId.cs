using System.Globalization;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Provides the name of this process among the nodes. Each process has a new one, so that jobs of a dead process are recognized.
/// </summary>
internal sealed class NodeName(string name)
{
    public string Value { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{name}/{Environment.ProcessId}/{Guid.NewGuid().ToString("N")[..8]}");
}
