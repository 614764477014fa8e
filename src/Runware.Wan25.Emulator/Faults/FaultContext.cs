namespace Runware.Wan25.Emulator;

/// <summary>A call as the rules see it: its kinds of traffic, and the operations that it is about.</summary>
internal sealed class FaultContext
{
    public FaultTargets Targets { get; private set; }

    public List<(FaultTargets Target, Guid TaskId, int Number)> Operations { get; } = [];

    public static FaultContext About(FaultTargets target, LedgerTask task)
    {
        var call = new FaultContext();
        call.Add(target, task.TaskId, task.Number);
        return call;
    }

    public static FaultContext About(ApiBatch batch, EmulatorLedger ledger)
    {
        var call = new FaultContext();
        foreach (ApiTask task in batch.Tasks)
        {
            call.Add(TargetOf(task.Kind), task.Id, ledger.Find(task.Id)?.Number ?? 0);
        }

        return call;
    }

    private static FaultTargets TargetOf(TaskKind kind) => kind switch
    {
        TaskKind.VideoInference => FaultTargets.Submit,
        TaskKind.GetResponse => FaultTargets.Poll,
        TaskKind.GetTaskDetails => FaultTargets.TaskDetails,
        TaskKind.Authentication => FaultTargets.None,
        _ => FaultTargets.OtherTasks,
    };

    private void Add(FaultTargets target, Guid taskId, int number)
    {
        Targets |= target;
        Operations.Add((target, taskId, number));
    }
}
