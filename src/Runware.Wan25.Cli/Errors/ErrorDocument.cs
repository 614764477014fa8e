namespace Runware.Wan25.Cli.Errors;

/// <summary>The JSON form of an error.</summary>
internal sealed record ErrorDocument(CliError Error);
