namespace Runware.Wan25.Cli.Explain;

/// <summary>The explanation of one operation, from its recording.</summary>
/// <param name="Operation">The task's id.</param>
/// <param name="Outcome">One of <see cref="StoryOutcomes"/>.</param>
/// <param name="Conclusion">The client's conclusion, in a sentence.</param>
internal sealed record OperationStory(string Operation, string Outcome, string Conclusion)
{
    /// <summary>Gets when the first exchange began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets whether a task was submitted: <c>notSent</c>, <c>refused</c>, <c>accepted</c> or <c>unknown</c>.</summary>
    public string? SubmissionState { get; init; }

    public IReadOnlyList<StoryEvent> Events { get; init; } = [];

    /// <summary>Gets the log messages of the client that led to the conclusion.</summary>
    public IReadOnlyList<StoryReason> Reasons { get; init; } = [];

    public IReadOnlyList<StoryVideo> Videos { get; init; } = [];

    public IReadOnlyList<StoryFailure> Failures { get; init; } = [];

    public string? Advice { get; init; }
}

/// <summary>One exchange, or several equal ones.</summary>
/// <param name="Seconds">When it began, in seconds since the first exchange.</param>
/// <param name="Sent">The request, in words.</param>
/// <param name="Came">The response, in words.</param>
/// <param name="Times">The number of consecutive equal exchanges.</param>
/// <param name="UntilSeconds">When the last of them began, in seconds since the first exchange.</param>
internal sealed record StoryEvent(double Seconds, string Sent, string Came, int Times, double UntilSeconds);

/// <summary>A log message of the client.</summary>
/// <param name="Seconds">The time in seconds since the first exchange.</param>
/// <param name="Level">The log level.</param>
/// <param name="Text">The message.</param>
internal sealed record StoryReason(double Seconds, string Level, string Text);

/// <summary>A video of the operation.</summary>
internal sealed record StoryVideo(string VideoId, string? Url, decimal? Cost);

/// <summary>A result that failed.</summary>
internal sealed record StoryFailure(string Code, string Category, string Message);
