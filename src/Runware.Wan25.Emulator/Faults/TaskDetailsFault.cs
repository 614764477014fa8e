namespace Runware.Wan25.Emulator;

/// <summary>Represents a rule for POST requests that contain a <c>getTaskDetails</c> task.</summary>
public sealed class TaskDetailsFault : ApiFault<TaskDetailsFault>
{
    internal TaskDetailsFault(long seed, int place)
        : base(FaultTargets.TaskDetails, seed, place)
    {
    }
}
