namespace Runware.Wan25.Cli.Mcp;

/// <summary>A call of a tool.</summary>
/// <param name="Arguments">What the caller passed.</param>
/// <param name="Progress">Tells the caller how the call goes on, where it asked for that.</param>
internal sealed record McpCall(McpArguments Arguments, McpProgress Progress);
