namespace Runware.Wan25.Polling;

/// <summary>How many results a handle waits for. It concerns that handle alone.</summary>
/// <param name="Count">The number, 1 or more.</param>
/// <param name="IsKnown">Whether this client submitted the task with that number, or the archive said so; otherwise it is the caller's
/// assumption.</param>
internal readonly record struct ExpectedResultCount(int Count, bool IsKnown);
