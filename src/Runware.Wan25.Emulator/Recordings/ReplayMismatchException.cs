namespace Runware.Wan25.Emulator;

/// <summary>
/// The exception that the handler of a replay throws for a request that has no response in the recording. A client may report it as the
/// cause of a failed connection.
/// </summary>
public sealed class ReplayMismatchException : InvalidOperationException
{
    /// <summary>Initializes a new instance of the <see cref="ReplayMismatchException"/> class.</summary>
    /// <param name="message">The message, with the expected request and the received one.</param>
    public ReplayMismatchException(string message)
        : base(message)
    {
    }
}
