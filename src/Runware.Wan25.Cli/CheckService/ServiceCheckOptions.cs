namespace Runware.Wan25.Cli.CheckService;

/// <summary>The options of a check.</summary>
internal sealed record ServiceCheckOptions
{
    public required Uri Endpoint { get; init; }

    public required string ApiKey { get; init; }

    /// <summary>Gets the highest total cost, in USD.</summary>
    public decimal MaxCost { get; init; } = 2m;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets how long the videos may take.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Gets how long a finished video is watched, to see when the live store forgets it.</summary>
    public TimeSpan Watch { get; init; }

    /// <summary>Gets whether videos are ordered until one is refused for lack of capacity.</summary>
    public bool IncludesCapacity { get; init; }

    /// <summary>Gets the maximum number of those videos.</summary>
    public int MaxRunning { get; init; } = 12;
}
