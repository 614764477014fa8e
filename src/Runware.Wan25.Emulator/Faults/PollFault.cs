namespace Runware.Wan25.Emulator;

/// <summary>A rule about POSTs that contain a getResponse task.</summary>
public sealed class PollFault : ApiFault<PollFault>
{
    internal PollFault(long seed, int place)
        : base(FaultTargets.Poll, seed, place)
    {
    }

    /// <summary>The service cannot read the results just now, and says so for each task in an error without a code.</summary>
    /// <param name="status">The HTTP status.</param>
    public PollFault FailToReadResults(int status = 500) => Refuse(taskId => ServiceErrors.Unreadable(taskId, status));
}
