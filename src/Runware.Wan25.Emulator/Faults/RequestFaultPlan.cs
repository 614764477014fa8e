namespace Runware.Wan25.Emulator;

/// <summary>The combined effects of all rules that match one call. Where two contradict each other, the later rule wins.</summary>
internal sealed class RequestFaultPlan
{
    public TimeSpan DelayBefore { get; set; }

    public TimeSpan DelayAfter { get; set; }

    public ConnectionOutcome OutcomeBefore { get; set; }

    public bool DropAfter { get; set; }

    public CannedResponse? Instead { get; set; }

    public CannedResponse? Afterwards { get; set; }

    public bool EmptyData { get; set; }

    public bool OnlyFirstTask { get; set; }

    /// <summary>Creates the error with which each task of the request is refused, from the id of the task.</summary>
    public Func<Guid?, TaskError>? Refusal { get; set; }

    public int? MaxBatchSize { get; set; }

    public ulong? Shuffle { get; set; }

    public int? ShortenTo { get; set; }

    public long? CutAt { get; set; }

    public long? StallAt { get; set; }

    public TimeSpan StallFor { get; set; } = Timeout.InfiniteTimeSpan;

    public TimeSpan? RetryAfter { get; set; }

    public bool RetryAfterAsDate { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public bool EmptyErrors { get; set; }

    public List<TaskError> MoreErrors { get; } = [];

    public List<Func<string, string>> Rewrites { get; } = [];

    public bool IgnoreRange { get; set; }

    public bool ReplaceFile { get; set; }

    public bool WithoutLength { get; set; }

    public EntityTags EntityTag { get; set; }

    /// <summary>Applies the effects to a response, be it the service's own or a canned one.</summary>
    public EmulatedResponse Apply(EmulatedResponse response, DateTimeOffset now)
    {
        if (ShortenTo is { } length)
        {
            response.Body = response.Body.Slice(0, Math.Min(length, response.Body.Length));
        }

        response.CutAt = CutAt is { } cut && cut < response.Body.Length ? cut : response.CutAt;
        response.StallAt = StallAt is { } stall && stall < response.Body.Length ? stall : response.StallAt;
        response.StallFor = StallFor;
        response.WithoutLength |= WithoutLength;
        response.Headers.AddRange(Headers);
        return RetryAfter is not { } wait ? response : response.With(
            "Retry-After", RetryAfterAsDate ? $"{now + wait:r}" : $"{(long)Math.Ceiling(wait.TotalSeconds)}");
    }
}
