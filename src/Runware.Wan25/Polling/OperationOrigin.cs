using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Polling;

/// <summary>How this client came to an operation: it submitted it just now, or it knows it by its id.</summary>
internal sealed class OperationOrigin
{
    public static readonly OperationOrigin Id = new() { WasResumed = true };

    /// <summary>Whether nobody here saw the service acknowledge it.</summary>
    public bool WasResumed { get; init; }

    /// <summary>The time limit that began with the submission.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>When the service acknowledged it, as a timestamp of the clock; unknown where nobody here saw that.</summary>
    public long? AcceptedAt { get; init; }

    public OperationTrace? Trace { get; init; }
}
