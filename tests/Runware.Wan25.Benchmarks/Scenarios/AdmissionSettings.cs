using System.Text.Json.Serialization;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>How many videos which number of clients make through which capacity.</summary>
internal sealed record AdmissionSettings
{
    public int Clients { get; init; } = 1;

    /// <summary>The videos of each client.</summary>
    public int Videos { get; init; } = 200;

    /// <summary>The capacity from the start on, and after each time at which it changes.</summary>
    public required IReadOnlyList<CapacityPhase> Phases { get; init; }

    public double MinGenerationSeconds { get; init; } = 60;

    public double MaxGenerationSeconds { get; init; } = 180;

    public int Seed { get; init; } = 1;
}

/// <summary>A capacity, and when it begins.</summary>
internal sealed record CapacityPhase(double FromSeconds, int Capacity);

internal sealed record AdmissionResult
{
    public double Seconds { get; init; }

    /// <summary>What the same videos take where the capacity is full all the time.</summary>
    public double IdealSeconds { get; init; }

    public double RefusalsPerAccepted { get; init; }

    /// <summary>
    /// The smallest part that a client had of what was made until the first of them had all of its own, times the number of clients.
    /// </summary>
    public double SmallestShare { get; init; }
}

[JsonSerializable(typeof(AdmissionSettings))]
[JsonSerializable(typeof(AdmissionResult))]
internal sealed partial class AdmissionJson : JsonSerializerContext;
