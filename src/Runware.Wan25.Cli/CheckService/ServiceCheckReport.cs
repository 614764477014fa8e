namespace Runware.Wan25.Cli.CheckService;

/// <summary>The report of a check.</summary>
internal sealed record ServiceCheckReport
{
    public required string Endpoint { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets whether the check ran to its end.</summary>
    public required bool IsComplete { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required IReadOnlyList<ClientGuarantee> Guarantees { get; init; }

    /// <summary>Gets the videos that were ordered, or may have been.</summary>
    public required IReadOnlyList<SubmittedVideo> Orders { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>
    /// Gets the highest amount that may have been spent, from the costs that the service reported and estimates for the rest.
    /// </summary>
    public required decimal SpentAtMost { get; init; }

    /// <summary>Gets by how much the balance fell, in USD; null if it cannot be read.</summary>
    public decimal? BalanceChange { get; init; }

    /// <summary>Gets the path of the recording with all exchanges.</summary>
    public string? Recording { get; init; }
}
