namespace VideoStudio;

/// <summary>Some jobs, the newest first.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">Where the next page begins; null when this was the last.</param>
/// <param name="Now">The server's time, since its clock has dated the jobs.</param>
internal sealed record JobList(IReadOnlyList<JobView> Jobs, string? Next, DateTimeOffset Now);
