namespace VideoStudio;

/// <summary>Represents a page of jobs, newest first.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">The cursor of the next page, or null if this is the last.</param>
/// <param name="Now">The server's time, because the times of the jobs are from its clock.</param>
internal sealed record JobList(IReadOnlyList<JobView> Jobs, string? Next, DateTimeOffset Now)
{
    /// <summary>The time from which all jobs are listed, or null if all of them are.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The keys of jobs that were canceled or deleted since the event before.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}
