namespace Runware.Wan25.Cli.Ping;

/// <summary>The JSON form of what <c>ping</c> found.</summary>
internal sealed record PingResult(bool Reachable, long Milliseconds);
