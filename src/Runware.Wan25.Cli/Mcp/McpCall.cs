namespace Runware.Wan25.Cli.Mcp;

/// <summary>A call of a tool.</summary>
/// <param name="Arguments">The arguments that the caller passed.</param>
/// <param name="Progress">Reports progress to the caller, if requested.</param>
internal sealed record McpCall(McpArguments Arguments, McpProgress Progress);
