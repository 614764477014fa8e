using System.Net;

namespace Runware.Wan25.Submission;

internal enum InquiryKind
{
    /// <summary>The service knows the task: it was accepted at some time, by whomever.</summary>
    Known,

    /// <summary>The service answered and does not know the task. It may still learn of it: an acceptance can take a moment to show.</summary>
    NotKnown,

    /// <summary>Nothing was learned.</summary>
    NoAnswer,
}

internal sealed record InquiryAnswer(InquiryKind Kind)
{
    /// <summary>How many results the known task was asked for, where the archive tells.</summary>
    public int? ResultCount { get; init; }

    /// <summary>How many results the live store shows. Others may still be hidden.</summary>
    public int Rows { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? Trouble { get; init; }

    public Exception? Failure { get; init; }

    public HttpStatusCode? Status { get; init; }

    /// <summary>The service's words when it does not let the caller ask, or not yet.</summary>
    public IReadOnlyList<RunwareError>? Refusal { get; init; }

    /// <summary>Whether the service does not let the caller ask at all.</summary>
    public bool IsForbidden { get; init; }
}
