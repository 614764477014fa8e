namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a rule for the generation of accepted tasks. It is evaluated once per task, when the task is accepted: a rule has no effect
/// on tasks that were accepted before it was added. Its selectors count acceptances as calls.
/// </summary>
public sealed class GenerationFault : FaultRule<GenerationFault>
{
    private const string ProviderTimeout =
        "The external provider did not respond within the timeout window. The request was automatically terminated.";

    private volatile Action<GenerationFaultPlan>[] _effects = [];
    private volatile string? _words;

    internal GenerationFault(long seed, int place)
        : base(FaultTargets.Generation, seed, place)
    {
    }

    /// <summary>
    /// Limits the rule to tasks whose prompt contains some text, ignoring case. With it, a user can provoke a failure from the prompt.
    /// </summary>
    /// <param name="words">The text, not empty.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentException"><paramref name="words"/> is empty.</exception>
    public GenerationFault ForPrompt(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return Set(() => _words = words);
    }

    /// <summary>Fails the k-th result at the time at which it would have finished. The other results are not affected.</summary>
    /// <param name="result">The number of the result, from 1.</param>
    /// <param name="code">The error code. The default is <c>timeoutProvider</c>, the code that Runware documents.</param>
    /// <param name="message">The error message.</param>
    /// <returns>This rule.</returns>
    public GenerationFault FailResult(int result, string code = "timeoutProvider", string message = ProviderTimeout) =>
        Add(plan => plan.Fail(result, new GenerationFailure(code, message)));

    /// <summary>Fails all results and reports one error for all of them.</summary>
    /// <param name="code">The error code. The default is <c>timeoutProvider</c>.</param>
    /// <param name="message">The error message.</param>
    /// <returns>This rule.</returns>
    public GenerationFault FailTask(string code = "timeoutProvider", string message = ProviderTimeout) =>
        Add(plan => plan.WholeTaskError = new GenerationFailure(code, message));

    /// <summary>Fails all results and reports one error for all of them, with the response of the provider.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="message">The error message.</param>
    /// <param name="responseContent">The response of the provider. A JSON object is written as an object, anything else as text.</param>
    /// <returns>This rule.</returns>
    public GenerationFault FailTask(string code, string message, string responseContent) =>
        Add(plan => plan.WholeTaskError = new GenerationFailure(code, message)
        {
            ResponseContent = responseContent,
            IsBare = true,
            OmitsData = true,
        });

    /// <summary>Fails the task because the content moderation of the provider rejects the result: <c>invalidProviderContent</c>.</summary>
    /// <param name="provider">The name of the provider in the message. The default is <c>Alibaba</c>.</param>
    /// <returns>This rule.</returns>
    public GenerationFault FailByModeration(string provider = "Alibaba") =>
        Add(plan => plan.WholeTaskError = GenerationFailure.Moderation(provider));

    /// <summary>
    /// Fails the task because Alibaba's filter rejects the prompt or the result: <c>providerError</c> with <c>DataInspectionFailed</c> in
    /// its message.
    /// </summary>
    /// <returns>This rule.</returns>
    public GenerationFault FailByProviderFilter() => Add(plan => plan.WholeTaskError = GenerationFailure.ProviderFilter);

    /// <summary>
    /// Fails the task because a safety system rejects the prompt: <c>providerBadRequest</c>. Only the message shows that no parameter is
    /// wrong.
    /// </summary>
    /// <returns>This rule.</returns>
    public GenerationFault FailBySafetySystem() => Add(plan => plan.WholeTaskError = GenerationFailure.SafetySystem);

    /// <summary>
    /// Fails the task because its first frame cannot be used: <c>invalidValueUploadFailed</c>. The submission itself is acknowledged as
    /// usual.
    /// </summary>
    /// <returns>This rule.</returns>
    public GenerationFault FailFirstFrame() => Add(plan => plan.WholeTaskError = GenerationFailure.FirstFrame);

    /// <summary>
    /// Responds to the first n polls with HTTP 504 and <c>failedTaskTimeout</c> for the id. The generation continues and ends as usual.
    /// </summary>
    /// <param name="polls">The number of polls. The default is 1.</param>
    /// <returns>This rule.</returns>
    public GenerationFault TimeOutAtService(int polls = 1) => Add(plan => plan.TimedOutPolls = polls);

    /// <summary>
    /// Responds to the first n polls with a row that has only the status <c>failed</c>. The generation then continues and ends as usual.
    /// </summary>
    /// <param name="polls">The number of polls. The default is 1.</param>
    /// <returns>This rule.</returns>
    public GenerationFault ReportBareFailureFirst(int polls = 1) => Add(plan => plan.BareFailures = polls);

    /// <summary>Reports failed results in another shape than the documented one.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>This rule.</returns>
    public GenerationFault ReportFailuresAs(FailureShape shape) => Add(plan => plan.Shape = shape);

    /// <summary>
    /// Reports failures with an HTTP status of their own in getResponse responses, regardless of
    /// <see cref="RunwareEmulatorOptions.FailedPoll"/>.
    /// </summary>
    /// <param name="status">The HTTP status, for example 400.</param>
    /// <returns>This rule.</returns>
    public GenerationFault ReportFailuresWithStatus(int status) => Add(plan => plan.FailureStatus = status);

    /// <summary>Never finishes the generation: its rows keep the status <c>processing</c>.</summary>
    /// <returns>This rule.</returns>
    public GenerationFault NeverFinish() => Add(plan => plan.NeverFinishes = true);

    /// <summary>Sets how long the generation takes, in place of <see cref="RunwareEmulatorOptions.GenerationTime"/>.</summary>
    /// <param name="min">The shortest time, on the emulator's clock.</param>
    /// <param name="max">The longest time. The default is <paramref name="min"/>.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="min"/> is negative, or <paramref name="max"/> is less.
    /// </exception>
    public GenerationFault Take(TimeSpan min, TimeSpan? max = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(max ?? min, min, nameof(max));
        return Add(plan => plan.Time = new TimeRange(min, max ?? min));
    }

    /// <summary>Hides the task from getResponse for some time after acceptance: it responds as for an unknown id.</summary>
    /// <param name="time">The time, on the emulator's clock.</param>
    /// <returns>This rule.</returns>
    public GenerationFault AppearAfter(TimeSpan time) => Add(plan => plan.HiddenFor = time);

    /// <summary>Hides the task from the first n polls: getResponse responds as for an unknown id.</summary>
    /// <param name="polls">The number of polls.</param>
    /// <returns>This rule.</returns>
    public GenerationFault AppearAfterPolls(int polls) => Add(plan => plan.HiddenPolls = polls);

    /// <summary>Omits <c>videoURL</c> from the rows of successful results at first.</summary>
    /// <param name="time">
    /// The time after the end of the result until its URL appears, on the emulator's clock. The default is <see langword="null"/>: it never
    /// appears.
    /// </param>
    /// <returns>This rule.</returns>
    public GenerationFault WithoutUrl(TimeSpan? time = null) => Add(plan => plan.UrlLateBy = time ?? Timeout.InfiniteTimeSpan);

    /// <summary>Reports running results with another status than <c>processing</c>.</summary>
    /// <param name="status">The status, for example <c>queued</c>.</param>
    /// <returns>This rule.</returns>
    public GenerationFault ReportRunningAs(string status) => Add(plan => plan.RunningStatus = status);

    /// <summary>Flags the k-th result in the content check, if the task requests one.</summary>
    /// <param name="result">The number of the result, from 1.</param>
    /// <returns>This rule.</returns>
    public GenerationFault FlagResult(int result) => Add(plan => plan.Flag(result));

    internal bool Concerns(VideoTaskParameters parameters) =>
        _words is not { } words || parameters.Prompt.Contains(words, StringComparison.OrdinalIgnoreCase);

    internal void AddTo(GenerationFaultPlan plan)
    {
        foreach (Action<GenerationFaultPlan> effect in _effects)
        {
            effect(plan);
        }
    }

    private GenerationFault Add(Action<GenerationFaultPlan> effect) => Set(() => _effects = [.. _effects, effect]);
}
