namespace Runware.Wan25.Cli.CheckService;

/// <summary>What a check found.</summary>
internal sealed record ServiceCheckReport
{
    public required string Endpoint { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets whether the check ran to its end.</summary>
    public required bool IsComplete { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required IReadOnlyList<Promise> Promises { get; init; }

    /// <summary>Gets the videos that were ordered, or may have been.</summary>
    public required IReadOnlyList<CheckOrder> Orders { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Gets the most that was spent, by the costs that the service named and the estimates for the rest.</summary>
    public required decimal SpentAtMost { get; init; }

    /// <summary>Gets by how much the balance fell; null where it cannot be read.</summary>
    public decimal? BalanceChange { get; init; }

    /// <summary>Gets the file with everything that was exchanged.</summary>
    public string? Recording { get; init; }
}
