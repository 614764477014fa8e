using System.Text.Json.Serialization;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>Who makes videos in virtual time, how many at once, and how often each of them.</summary>
internal sealed record ScenarioSettings
{
    public bool Ours { get; init; }

    /// <summary>Operations in flight.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>How many one after the other, each place in flight being taken again at once.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>Over how much time the first ones are submitted.</summary>
    public double RampSeconds { get; init; }

    /// <summary>When to look at the memory; none when it is not positive.</summary>
    public double MemoryAtSeconds { get; init; }

    /// <summary>A client for each operation, so that none has learnt anything.</summary>
    public bool FreshClients { get; init; }

    /// <summary>How many operations the client may learn from before anything is counted.</summary>
    public int Lessons { get; init; }

    public bool PollsAlone { get; init; }

    public double MinGenerationSeconds { get; init; } = 60;

    public double MaxGenerationSeconds { get; init; } = 180;

    public int Seed { get; init; } = 1;
}

internal sealed record ScenarioResult
{
    public int Operations { get; init; }

    public int Polls { get; init; }

    public double MeanDelaySeconds { get; init; }

    public double ClientCpuSeconds { get; init; }

    public double ServiceCpuSeconds { get; init; }

    /// <summary>The garbage collector's part in what the client used.</summary>
    public double GarbageCpuSeconds { get; init; }

    public double BytesPerOperation { get; init; }

    [JsonIgnore]
    public double CpuMicrosecondsPerOperation => ClientCpuSeconds * 1e6 / Operations;

    [JsonIgnore]
    public double GarbageMicrosecondsPerOperation => GarbageCpuSeconds * 1e6 / Operations;

    [JsonIgnore]
    public double PollsPerOperation => (double)Polls / Operations;
}

[JsonSerializable(typeof(ScenarioSettings))]
[JsonSerializable(typeof(ScenarioResult))]
[JsonSerializable(typeof(double[][]))]
internal sealed partial class ScenarioJson : JsonSerializerContext;
