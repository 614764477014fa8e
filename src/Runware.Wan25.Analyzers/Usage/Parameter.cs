namespace Runware.Wan25.Analyzers.Usage;

/// <summary>What a builder's method sets; the name is that of the method without <c>With</c>.</summary>
internal enum Parameter
{
    Prompt,
    NegativePrompt,
    Size,
    Resolution,
    Duration,
    Seed,
    Results,
    OutputFormat,
    OutputQuality,
    TimeToLive,
    Webhook,
    UploadEndpoint,
    Safety,
    FirstFrame,
    AudioInput,
    Audio,

    /// <summary>The request's own id, which a task id and an idempotency key set.</summary>
    TaskId,
}
