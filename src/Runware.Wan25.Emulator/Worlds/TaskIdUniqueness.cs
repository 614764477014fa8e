namespace Runware.Wan25.Emulator;

/// <summary>
/// Specifies how long an accepted task id blocks a second submission under it. Runware documents that ids are unique, not for how long.
/// </summary>
public enum TaskIdUniqueness
{
    /// <summary>For as long as the emulator lives.</summary>
    Forever,

    /// <summary>Until all its results have finished; a submit after that starts, and charges, a new generation.</summary>
    WhileRunning,

    /// <summary>
    /// Not at all: every submit starts, and charges, a new generation. A client that only retries blindly pays twice here.
    /// </summary>
    Never,
}
