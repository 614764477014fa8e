namespace Runware.Wan25.Emulator;

/// <summary>A rule about POSTs that contain a getTaskDetails task.</summary>
public sealed class TaskDetailsFault : ApiFault<TaskDetailsFault>
{
    internal TaskDetailsFault(long seed, int place)
        : base(FaultTargets.TaskDetails, seed, place)
    {
    }
}
