using System.Globalization;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>The name of this process among the nodes. It is never used again, so that what is stored under it is known to be nobody's when it is dead.</summary>
internal sealed class NodeName(string name)
{
    public string Value { get; } = string.Create(CultureInfo.InvariantCulture, $"{name}/{Environment.ProcessId}/{Guid.NewGuid().ToString("N")[..8]}");
}
