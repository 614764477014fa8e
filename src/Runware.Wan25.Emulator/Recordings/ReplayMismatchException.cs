namespace Runware.Wan25.Emulator;

/// <summary>
/// The exception that a replay throws out of its handler for a request that the recording has no response to. A client may report it as the
/// cause of a failed connection.
/// </summary>
public sealed class ReplayMismatchException : InvalidOperationException
{
    /// <summary>Initializes a new instance of the <see cref="ReplayMismatchException"/> class.</summary>
    /// <param name="message">What was expected, and what came.</param>
    public ReplayMismatchException(string message)
        : base(message)
    {
    }
}
