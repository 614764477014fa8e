namespace Runware.Wan25.Cli.Ping;

/// <summary>The JSON form of the result of <c>ping</c>.</summary>
internal sealed record PingResult(bool Reachable, long Milliseconds);
