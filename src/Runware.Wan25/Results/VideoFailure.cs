namespace Runware.Wan25;

/// <summary>A result that the service did not produce.</summary>
public sealed class VideoFailure
{
    internal VideoFailure(RunwareError error) => Error = error;

    /// <summary>Why.</summary>
    public RunwareError Error { get; }

    /// <summary>The error's code and message.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => Error.ToString();
}
