namespace Runware.Wan25.Cli.Mcp;

/// <summary>The result of submit_video.</summary>
internal sealed record SubmitReport(string OperationId, bool IsNew, string Status, decimal? EstimatedCost, string Next);
