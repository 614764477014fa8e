using System.Net;

namespace Runware.Wan25.Submission;

internal enum TaskLookupKind
{
    /// <summary>The service answered, and nothing in its answer proves that it admitted the task.</summary>
    Unproven,

    /// <summary>The service admitted the task at some time, whoever submitted it.</summary>
    Proven,

    /// <summary>The service did not answer the request.</summary>
    Failed,
}

/// <summary>What the live store and the archive say about a task id.</summary>
internal sealed record TaskLookupResult(TaskLookupKind Kind)
{
    /// <summary>The number of results the task was asked for, where the archive tells.</summary>
    public int? ResultCount { get; init; }

    /// <summary>Whether both stores deny the task in their own words. A row that is given for any id denies nothing.</summary>
    public bool IsReportedMissing { get; init; }

    /// <summary>Whether both stores answered in the service's JSON.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>Whether the service does not let the caller ask at all.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>Whether the request could not be made on this side.</summary>
    public bool IsSetupFailure { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why there is no answer.</summary>
    public string? Reason { get; init; }

    public Exception? Failure { get; init; }

    public HttpStatusCode? Status { get; init; }

    /// <summary>The service's words when it does not let the caller ask, or asks the caller to wait.</summary>
    public IReadOnlyList<RunwareError>? Errors { get; init; }
}
