namespace Runware.Wan25.Emulator;

/// <summary>
/// The script of everything that shall go wrong. A rule reads as a sentence: what kind of traffic, which calls of it, what happens.
/// <code>
/// emulator.Faults.OnSubmit().Call(1).DropAfterAccepting();                       // the first submit is accepted, its reply is lost
/// emulator.Faults.OnPoll().ForOperation(2).FirstCalls(3).RespondHtml(502);       // a proxy's page, three times, for the second operation
/// emulator.Faults.OnSubmit().Call(1).Throttle(TimeSpan.FromSeconds(2));          // 429 with Retry-After: 2
/// emulator.Faults.OnGeneration().FailResult(2, "providerError", "No luck.");     // of every task, the second result fails
/// emulator.Faults.OnDownload().Call(1).CutAtByte(10_000);                        // the first download breaks off
/// emulator.Faults.OnAnyRequest().WithProbability(0.05).DropBeforeAccepting();    // every twentieth request is lost, repeatably
/// </code>
/// Rules add up in the order in which they were made. Everything is deterministic for a given <see cref="RunwareEmulatorOptions.Seed"/>.
/// Thread safe.
/// </summary>
public sealed class FaultRules
{
    private readonly object _gate = new();
    private readonly long _seed;
    private volatile IFaultRule[] _rules = [];
    private int _made;

    internal FaultRules(long seed) => _seed = seed;

    /// <summary>A rule about POSTs that contain a videoInference task.</summary>
    public SubmitFault OnSubmit() => Add(place => new SubmitFault(_seed, place));

    /// <summary>A rule about POSTs that contain a getResponse task.</summary>
    public PollFault OnPoll() => Add(place => new PollFault(_seed, place));

    /// <summary>A rule about POSTs that contain a getTaskDetails task.</summary>
    public TaskDetailsFault OnTaskDetails() => Add(place => new TaskDetailsFault(_seed, place));

    /// <summary>A rule about requests for result files.</summary>
    public DownloadFault OnDownload() => Add(place => new DownloadFault(_seed, place));

    /// <summary>A rule about every request.</summary>
    public AnyRequestFault OnAnyRequest() => Add(place => new AnyRequestFault(_seed, place));

    /// <summary>A rule about what becomes of accepted tasks.</summary>
    public GenerationFault OnGeneration() => Add(place => new GenerationFault(_seed, place));

    /// <summary>A rule about the service's own calls: webhooks and uploads.</summary>
    public OutgoingFault OnOutgoing() => Add(place => new OutgoingFault(_seed, place));

    /// <summary>
    /// Adds rules that are written in JSON, as <c>POST /faults</c> and the tool's <c>--faults</c> take them:
    /// <c>{"on":"submit","call":1,"throttle":2}</c>, or an array of such objects.
    /// </summary>
    /// <param name="json">
    /// <c>on</c> is submit, poll, taskDetails, download, anyRequest, generation or outgoing. The other members are the methods of the rule
    /// in camel case. Times are in seconds; a method without arguments takes <c>true</c>.
    /// </param>
    /// <returns>The number of rules.</returns>
    /// <exception cref="FormatException">The text is no such script. Nothing is added; the message says what is allowed.</exception>
    public int AddJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FaultScript.AddTo(this, json);
    }

    /// <summary>Removes all rules. Generations whose failure was decided at acceptance still fail.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules = [];
        }
    }

    internal bool IsEmpty => _rules.Length == 0;

    internal FaultPlan? PlanFor(FaultContext call)
    {
        FaultPlan? plan = null;
        foreach (IFaultRule rule in _rules)
        {
            if (rule is IRequestFault fault && fault.Matches(call))
            {
                fault.AddTo(plan ??= new FaultPlan());
            }
        }

        return plan;
    }

    internal GenerationScript? ScriptFor(LedgerTask task, VideoTaskParameters parameters)
    {
        GenerationScript? script = null;
        foreach (IFaultRule rule in _rules)
        {
            if (rule is GenerationFault fault && fault.Concerns(parameters)
                && rule.Matches(FaultContext.About(FaultTargets.Generation, task)))
            {
                fault.AddTo(script ??= new GenerationScript());
            }
        }

        return script;
    }

    internal OutgoingFaultPlan PlanOutgoing(LedgerTask task)
    {
        var plan = new OutgoingFaultPlan();
        foreach (IFaultRule rule in _rules)
        {
            if (rule is OutgoingFault fault && rule.Matches(FaultContext.About(FaultTargets.Outgoing, task)))
            {
                fault.AddTo(plan);
            }
        }

        return plan;
    }

    private TRule Add<TRule>(Func<int, TRule> create)
        where TRule : IFaultRule
    {
        lock (_gate)
        {
            TRule rule = create(++_made);
            _rules = [.. _rules, rule];
            return rule;
        }
    }
}
