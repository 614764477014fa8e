namespace Runware.Wan25.Submission;

internal enum TaskLookupKind
{
    /// <summary>The service responded, and nothing in the response proves that it accepted the task.</summary>
    Unproven,

    /// <summary>The service accepted the task at some time, submitted by any caller.</summary>
    Proven,

    /// <summary>
    /// The lookup says nothing: there was no response, or one with a transient status, or the service refuses the key.
    /// </summary>
    Failed,
}

/// <summary>What the live store and the archive hold about a task id.</summary>
internal sealed record TaskLookupResult(TaskLookupKind Kind)
{
    /// <summary>The number of results that the task was submitted with, where the archive holds it.</summary>
    public int? ResultCount { get; init; }

    /// <summary>Whether both stores report the task as missing. A row that is returned for any id reports nothing.</summary>
    public bool IsReportedMissing { get; init; }

    /// <summary>Whether both stores responded in the service's JSON.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>Whether the service refuses the key.</summary>
    public bool IsKeyRefused { get; init; }

    /// <summary>Whether the request could not be made on this side.</summary>
    public bool IsSetupFailure { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? Reason { get; init; }

    public Exception? Failure { get; init; }

    /// <summary>The service's error when it refuses the key, or requests a delay.</summary>
    public RunwareApiException? Refusal { get; init; }
}
