using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Plans;

internal enum FaultPoint
{
    Submit,
    Poll,
    Details,
    Download,
    Generation,
}

/// <summary>One thing that goes wrong: where, at which calls, and how. Which job it is for follows from its id; 0 means any.</summary>
internal sealed record Fault(FaultPoint Point, Effect Effect)
{
    public int Job { get; init; }

    public Guid? TaskId { get; init; }

    public int First { get; init; } = 1;

    public int Last { get; init; } = int.MaxValue;

    public double Probability { get; init; } = 1;

    public double Amount { get; init; }

    /// <summary>Puts the fault in place; what comes back tells how often it has struck.</summary>
    public Func<int> Arm(FaultRules rules)
    {
        switch (Point)
        {
            case FaultPoint.Submit:
                return Arm(rules.OnSubmit());
            case FaultPoint.Poll:
                return Arm(rules.OnPoll());
            case FaultPoint.Details:
                return Arm(rules.OnTaskDetails());
            case FaultPoint.Download:
                var download = Narrow(rules.OnDownload());
                DownloadEffects.Add(download, this);
                return () => download.Hits;
            default:
                var generation = Narrow(rules.OnGeneration());
                GenerationEffects.Add(generation, this);
                return () => generation.Hits;
        }
    }

    private Func<int> Arm<TRule>(TRule rule)
        where TRule : ApiFault<TRule>
    {
        ApiEffects.Add(Narrow(rule), this);
        return () => rule.Hits;
    }

    private TRule Narrow<TRule>(TRule rule)
        where TRule : FaultRule<TRule>
    {
        if (TaskId is { } id)
        {
            rule.ForTask(id);
        }

        return rule.Calls(First, Last).WithProbability(Probability);
    }

    public override string ToString()
    {
        var calls = (First, Last) switch
        {
            (1, int.MaxValue) => "every call",
            (var first, int.MaxValue) => $"from call {first}",
            var (first, last) when first == last => $"call {first}",
            var (first, last) => $"calls {first}-{last}",
        };
        var chance = Probability < 1 ? $", each with probability {Probability:0.00}" : "";
        var amount = Amount == 0 ? "" : $"({Amount:0.##})";
        return $"{Point} of {(Job == 0 ? "any job" : $"job {Job}")}, {calls}{chance}: {Effect}{amount}";
    }
}
