namespace Runware.Wan25.Cli.Mcp;

/// <summary>The result of list_videos.</summary>
internal sealed record VideoListReport(IReadOnlyList<VideoListItem> Videos);

/// <summary>A video of the list.</summary>
internal sealed record VideoListItem(string OperationId, string Prompt, DateTimeOffset SubmittedAt, string Status);
