namespace VideoStudio;

/// <summary>Represents a job on the page.</summary>
internal sealed class JobView
{
    public required string Key { get; init; }

    /// <summary>The version, which grows with each change.</summary>
    public required long Version { get; init; }

    /// <summary>queued, running, delivering, completed, failed, deadLettered or canceled.</summary>
    public required string State { get; init; }

    /// <summary>Whether the service has taken it. It takes only a few at a time, so that a running job can wait for room there.</summary>
    public required bool IsAccepted { get; init; }

    public required string Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? Resolution { get; init; }

    /// <summary>In seconds.</summary>
    public int? Duration { get; init; }

    public long? Seed { get; init; }

    public bool? Audio { get; init; }

    public bool? PromptExtend { get; init; }

    /// <summary>The media id of the first frame, or null without one.</summary>
    public string? FirstFrame { get; init; }

    public required int Expected { get; init; }

    /// <summary>The number of results that have failed so far.</summary>
    public required int Failed { get; init; }

    public int? Percent { get; init; }

    /// <summary>By the published prices, in US dollars, or null if there is none.</summary>
    public decimal? EstimatedCost { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>In US dollars, so far.</summary>
    public decimal? Cost { get; init; }

    public required int Attempts { get; init; }

    public string? Node { get; init; }

    public required IReadOnlyList<Video> Videos { get; init; }

    /// <summary>The reason why videos are missing.</summary>
    public UserMessage? Failure { get; init; }

    /// <summary>The error that delays the job.</summary>
    public UserMessage? LastError { get; init; }

    /// <summary>A video, with the URL of the studio.</summary>
    internal sealed record Video(Guid Id, string Url, long? Seed, decimal? Cost);
}
