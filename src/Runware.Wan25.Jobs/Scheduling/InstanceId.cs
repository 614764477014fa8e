using System.Globalization;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Provides Quartz's instance id of this process. Each has a new one, so that jobs of a dead process are recognized.</summary>
internal sealed class InstanceId(string nodeName)
{
    public string Value { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(nodeName)}{Environment.ProcessId}/{Guid.NewGuid().ToString("N")[..8]}");

    /// <summary>Gets what the instance ids of all processes of a node begin with.</summary>
    public static string Prefix(string nodeName) => nodeName + "/";
}
