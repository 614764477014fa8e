using System.CommandLine;

namespace Runware.Wan25.Cli.Errors;

/// <summary>The exception that ends a command with an error that the command itself detected.</summary>
internal sealed class CliException(CliError error, Exception? innerException = null) : Exception(error.Message, innerException)
{
    public CliError Error { get; } = error;

    public static CliException InvalidArguments(string message, params string[] details) =>
        new(new(ErrorCodes.InvalidArguments, ExitCodes.Invalid, message) { Details = details.Length > 0 ? details : null });

    public static CliException InvalidArguments(ParseResult result)
    {
        // Unknown arguments come before missing ones, which may follow from them.
        string[] messages = [.. result.Errors.Select(error => error.Message).Distinct().OrderBy(message => IsAboutMissing(message))];
        string command = result.CommandResult.Command is RootCommand ? "" : $"{result.CommandResult.Command.Name} ";
        return new(new(ErrorCodes.InvalidArguments, ExitCodes.Invalid, messages[0])
        {
            Details = messages.Length > 1 ? messages[1..] : null,
            Advice = result.UnmatchedTokens.Any(token => !token.StartsWith('-'))
                ? $"Put a text with spaces in quotes. See wan25 {command}--help."
                : $"See wan25 {command}--help.",
        });
    }

    /// <summary>Creates the exception for a request that is not valid. Nothing was sent.</summary>
    public static CliException InvalidRequest(IReadOnlyList<string> errors, string? advice = null) =>
        new(new(ErrorCodes.InvalidRequest, ExitCodes.Invalid, "The request is not valid.")
        {
            Details = errors,
            SubmissionState = "notSent",
            Advice = advice,
        });

    private static bool IsAboutMissing(string message) => message.StartsWith("Required", StringComparison.Ordinal);
}
