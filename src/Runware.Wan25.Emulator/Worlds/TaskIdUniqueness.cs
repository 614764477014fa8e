namespace Runware.Wan25.Emulator;

/// <summary>
/// Specifies how long an accepted task id blocks a second submission under it. Runware documents that ids are unique, but not for how long.
/// </summary>
public enum TaskIdUniqueness
{
    /// <summary>For as long as the emulator runs.</summary>
    Forever,

    /// <summary>Until all of its results have finished. A later submission starts, and charges, a new generation.</summary>
    WhileRunning,

    /// <summary>
    /// Not at all: every submission starts, and charges, a new generation. A client that retries without a lookup pays twice here.
    /// </summary>
    Never,
}
