namespace Runware.Wan25.Cli.Batch;

/// <summary>The JSON form of the summary, which its name tells from the rows.</summary>
internal sealed record BatchSummaryDocument(BatchSummary Summary);
