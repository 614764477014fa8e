namespace Runware.Wan25.Cli.Mcp;

/// <summary>What submit_video returns.</summary>
internal sealed record SubmitReport(string OperationId, bool IsNew, string Status, decimal? EstimatedCost, string Next);
