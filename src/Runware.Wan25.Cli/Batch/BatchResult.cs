using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Operations;

namespace Runware.Wan25.Cli.Batch;

/// <summary>A line of <c>results.jsonl</c>: the result of a row. Of several lines for one row, the last one applies.</summary>
internal sealed record BatchResult
{
    public required int Row { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the status, one of <see cref="BatchStatus"/>.</summary>
    public required string Status { get; init; }

    public required int Attempt { get; init; }

    public string? OperationId { get; init; }

    /// <summary>Gets the videos, with the names of their files in the folder.</summary>
    public IReadOnlyList<VideoReport>? Videos { get; init; }

    public decimal? Cost { get; init; }

    /// <summary>Gets the error because of which there are no videos, or fewer than ordered.</summary>
    public CliError? Error { get; init; }
}
