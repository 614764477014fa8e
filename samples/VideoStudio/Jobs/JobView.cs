namespace VideoStudio;

/// <summary>A job as the page shows it.</summary>
internal sealed class JobView
{
    public required string Key { get; init; }

    /// <summary>Grows with each change: the greater one is the newer one.</summary>
    public required long Version { get; init; }

    /// <summary>queued, running, delivering, completed, failed or deadLettered.</summary>
    public required string State { get; init; }

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

    public required bool FromImage { get; init; }

    public required int Expected { get; init; }

    /// <summary>How many of them have failed so far.</summary>
    public required int Failed { get; init; }

    public int? Percent { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>In US dollars, so far.</summary>
    public decimal? Cost { get; init; }

    public required int Attempts { get; init; }

    public string? Node { get; init; }

    public required IReadOnlyList<Video> Videos { get; init; }

    /// <summary>Why there is no video, or not every one.</summary>
    public UserMessage? Failure { get; init; }

    /// <summary>What keeps it waiting.</summary>
    public UserMessage? LastError { get; init; }

    /// <summary>The URL is the studio's own.</summary>
    internal sealed record Video(Guid Id, string Url, long? Seed, decimal? Cost);
}
