namespace Runware.Wan25.Simulation.Crashes;

/// <summary>How a program that may be killed at any moment makes sure that it comes back to what it paid for.</summary>
internal enum CrashVariant
{
    /// <summary>The request has an idempotency key: each life does the same again.</summary>
    Key,

    /// <summary>
    /// Each life journals the id before the first byte, through OnSubmitting, and the next one joins under the id that it finds.
    /// </summary>
    Journal,

    /// <summary>
    /// As before, and the service loses its responses to the submission: each life that survives meets Unknown, and joins as the README
    /// says.
    /// </summary>
    Unknown,

    /// <summary>Two processes with the same key at once.</summary>
    TwoProcesses,
}
