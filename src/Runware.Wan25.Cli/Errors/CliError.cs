namespace Runware.Wan25.Cli.Errors;

/// <summary>An error as it is reported, in text and in JSON.</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
internal sealed record CliError(string Code, int ExitCode, string Message)
{
    /// <summary>Gets the individual errors, if there is more than one.</summary>
    public IReadOnlyList<string>? Details { get; init; }

    public string? OperationId { get; init; }

    /// <summary>Gets whether a task was submitted: <c>notSent</c>, <c>refused</c>, <c>accepted</c> or <c>unknown</c>.</summary>
    public string? SubmissionState { get; init; }

    public string? ServiceCode { get; init; }

    public string? Advice { get; init; }
}
