using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Polling;

/// <summary>How this client came to an operation: it submitted it just now, or it knows it by its id.</summary>
internal sealed class OperationOrigin
{
    private OperationTelemetry? _trace;

    public required ExpectedResultCount Expected { get; init; }

    /// <summary>Gets the time limit that began with the submission; unset where this client did not submit it.</summary>
    public Deadline Deadline { get; init; }

    /// <summary>
    /// Gets when the service acknowledged it, as a timestamp of the clock; <see langword="null"/> where no acknowledgement was seen.
    /// </summary>
    public long? AcceptedAt { get; init; }

    /// <summary>Gets or sets the trace that ends with the next wait of the handle.</summary>
    public OperationTelemetry? Trace { get => _trace; set => _trace = value; }

    /// <summary>Takes the trace, so that only one wait ends it.</summary>
    public OperationTelemetry? TakeTrace() => Interlocked.Exchange(ref _trace, null);
}
