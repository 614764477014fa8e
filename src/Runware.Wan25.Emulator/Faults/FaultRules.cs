namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents the fault rules of an emulator. A rule reads as a sentence: the kind of traffic, which calls, and what happens to them.
/// </summary>
/// <remarks>
/// Effects add up in the order in which their rules were added. Everything is deterministic for a given
/// <see cref="RunwareEmulatorOptions.Seed"/>. Instances are thread-safe.
/// </remarks>
/// <example>
/// <code>
/// emulator.Faults.OnSubmit().Call(1).DropAfterAccepting();                       // the first submission is accepted, its response lost
/// emulator.Faults.OnPoll().ForOperation(2).FirstCalls(3).RespondHtml(502);       // an HTML page, three times, for the second operation
/// emulator.Faults.OnSubmit().Call(1).Throttle(TimeSpan.FromSeconds(2));          // 429 with Retry-After: 2
/// emulator.Faults.OnGeneration().FailResult(2, "providerError", "No luck.");     // the second result of every task fails
/// emulator.Faults.OnDownload().Call(1).CutAtByte(10_000);                        // the first download loses its connection
/// emulator.Faults.OnAnyRequest().WithProbability(0.05).DropBeforeAccepting();    // one request in twenty is lost, repeatably
/// </code>
/// </example>
public sealed class FaultRules
{
    private readonly object _gate = new();
    private readonly long _seed;
    private volatile IFaultRule[] _rules = [];
    private int _made;

    internal FaultRules(long seed) => _seed = seed;

    /// <summary>Adds a rule for POST requests that contain a <c>videoInference</c> task.</summary>
    /// <returns>The rule, to be completed with selectors and effects.</returns>
    public SubmitFault OnSubmit() => Add(place => new SubmitFault(_seed, place));

    /// <summary>Adds a rule for POST requests that contain a <c>getResponse</c> task.</summary>
    /// <returns>The rule, to be completed with selectors and effects.</returns>
    public PollFault OnPoll() => Add(place => new PollFault(_seed, place));

    /// <summary>Adds a rule for POST requests that contain a <c>getTaskDetails</c> task.</summary>
    /// <returns>The rule, to be completed with selectors and effects.</returns>
    public TaskDetailsFault OnTaskDetails() => Add(place => new TaskDetailsFault(_seed, place));

    /// <summary>Adds a rule for requests for result files.</summary>
    /// <returns>The rule, to be completed with selectors and effects.</returns>
    public DownloadFault OnDownload() => Add(place => new DownloadFault(_seed, place));

    /// <summary>Adds a rule for every request, of any type.</summary>
    /// <returns>The rule, to be completed with selectors and effects.</returns>
    public AnyRequestFault OnAnyRequest() => Add(place => new AnyRequestFault(_seed, place));

    /// <summary>Adds a rule for the generation of accepted tasks.</summary>
    /// <returns>The rule, to be completed with selectors and effects.</returns>
    public GenerationFault OnGeneration() => Add(place => new GenerationFault(_seed, place));

    /// <summary>Adds a rule for the calls that the service makes: webhooks and uploads.</summary>
    /// <returns>The rule, to be completed with selectors and effects.</returns>
    public OutgoingFault OnOutgoing() => Add(place => new OutgoingFault(_seed, place));

    /// <summary>
    /// Adds rules from JSON, in the format of <c>POST /faults</c> and of the tool's option <c>--faults</c>:
    /// <c>{"on":"submit","call":1,"throttle":2}</c>, or an array of such objects.
    /// </summary>
    /// <param name="json">
    /// The JSON. <c>on</c> is submit, poll, taskDetails, download, anyRequest, generation or outgoing. The other members are the methods of
    /// the rule in camel case. Times are in seconds; a method without arguments takes <c>true</c>.
    /// </param>
    /// <returns>The number of rules that were added.</returns>
    /// <exception cref="FormatException">
    /// <paramref name="json"/> is not such JSON. The message names what is wrong and what is allowed; no rule is added.
    /// </exception>
    public int AddJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FaultScript.AddTo(this, json);
    }

    /// <summary>Removes all rules. A generation whose failure was decided when its task was accepted still fails.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules = [];
        }
    }

    internal bool IsEmpty => _rules.Length == 0;

    internal RequestFaultPlan? PlanFor(FaultContext call)
    {
        RequestFaultPlan? plan = null;
        foreach (IFaultRule rule in _rules)
        {
            if (rule is IRequestFault fault && fault.Matches(call))
            {
                fault.AddTo(plan ??= new RequestFaultPlan());
            }
        }

        return plan;
    }

    internal GenerationFaultPlan? PlanGeneration(LedgerTask task, VideoTaskParameters parameters)
    {
        GenerationFaultPlan? plan = null;
        foreach (IFaultRule rule in _rules)
        {
            if (rule is GenerationFault fault && fault.Concerns(parameters)
                && rule.Matches(FaultContext.About(FaultTargets.Generation, task)))
            {
                fault.AddTo(plan ??= new GenerationFaultPlan());
            }
        }

        return plan;
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
