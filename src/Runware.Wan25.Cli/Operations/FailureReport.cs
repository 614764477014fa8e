namespace Runware.Wan25.Cli.Operations;

/// <summary>The JSON form of a video that was not made.</summary>
internal sealed record FailureReport(string Code, string Message);
