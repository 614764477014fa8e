namespace Runware.Wan25.Emulator;

/// <summary>Represents a rule for POST requests that contain a <c>getResponse</c> task.</summary>
public sealed class PollFault : ApiFault<PollFault>
{
    internal PollFault(long seed, int place)
        : base(FaultTargets.Poll, seed, place)
    {
    }

    /// <summary>Fails to read the results and reports that for each task in an error without a code.</summary>
    /// <param name="status">The HTTP status. The default is 500.</param>
    /// <returns>This rule.</returns>
    public PollFault FailToReadResults(int status = 500) => Refuse(taskId => ServiceErrors.Unreadable(taskId, status));
}
