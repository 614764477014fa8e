namespace Runware.Wan25.Cli.Explain;

/// <summary>The story of one operation, as its recording tells it.</summary>
/// <param name="Operation">The task's id.</param>
/// <param name="Outcome">One of <see cref="StoryOutcomes"/>.</param>
/// <param name="Conclusion">What the client concludes, in a sentence.</param>
internal sealed record OperationStory(string Operation, string Outcome, string Conclusion)
{
    /// <summary>Gets when the first exchange began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets whether a task was submitted: <c>notSent</c>, <c>refused</c>, <c>accepted</c> or <c>unknown</c>.</summary>
    public string? SubmissionState { get; init; }

    /// <summary>Gets what was sent and what came.</summary>
    public IReadOnlyList<StoryEvent> Events { get; init; } = [];

    /// <summary>Gets what the client noted on its way to the conclusion.</summary>
    public IReadOnlyList<StoryReason> Reasons { get; init; } = [];

    public IReadOnlyList<StoryVideo> Videos { get; init; } = [];

    public IReadOnlyList<StoryFailure> Failures { get; init; } = [];

    /// <summary>Gets what to do now.</summary>
    public string? Advice { get; init; }
}

/// <summary>One exchange, or several that were the same.</summary>
/// <param name="Seconds">When it began, since the first.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Came">What came.</param>
/// <param name="Times">How often in a row.</param>
/// <param name="UntilSeconds">When the last of them began.</param>
internal sealed record StoryEvent(double Seconds, string Sent, string Came, int Times, double UntilSeconds);

/// <summary>A note of the client.</summary>
/// <param name="Seconds">When, since the first exchange.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="Text">The note.</param>
internal sealed record StoryReason(double Seconds, string Level, string Text);

/// <summary>A video that came out of it.</summary>
internal sealed record StoryVideo(string VideoId, string? Url, decimal? Cost);

/// <summary>A result that failed.</summary>
internal sealed record StoryFailure(string Code, string Category, string Message);
