namespace Runware.Wan25.Cli.Batch;

/// <summary>The JSON form of the summary; the member's name distinguishes it from a row.</summary>
internal sealed record BatchSummaryDocument(BatchSummary Summary);
