namespace Runware.Wan25;

/// <summary>Represents a result that the service failed to generate.</summary>
public sealed class VideoFailure
{
    internal VideoFailure(RunwareError error) => Error = error;

    /// <summary>Gets the error that the service reported.</summary>
    public RunwareError Error { get; }

    /// <summary>Returns the code and the message of the error.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => Error.ToString();
}
