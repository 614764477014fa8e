namespace Runware.Wan25.Emulator;

/// <summary>Specifies how a submission is refused while <see cref="RunwareEmulatorOptions.MaxRunning"/> tasks are running.</summary>
public enum CapacityRefusal
{
    /// <summary>HTTP 400 with the code <c>concurrentRequestLimitExceeded</c>.</summary>
    BadRequest,

    /// <summary>HTTP 429 with the code <c>concurrentRequestLimitExceeded</c>.</summary>
    TooManyRequests,

    /// <summary>HTTP 200 with the code <c>concurrentRequestLimitExceeded</c>, and no <c>data</c>.</summary>
    Ok,

    /// <summary>HTTP 429 with the code <c>serviceOverloaded</c> and a <c>retryAfter</c> in the error.</summary>
    Overloaded,
}
