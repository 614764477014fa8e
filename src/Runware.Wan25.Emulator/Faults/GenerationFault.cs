namespace Runware.Wan25.Emulator;

/// <summary>
/// A rule about what becomes of accepted tasks. It is asked once per task, at the moment of acceptance: tasks that were accepted before the
/// rule was made go their old way. Its "calls" are acceptances.
/// </summary>
public sealed class GenerationFault : FaultRule<GenerationFault>
{
    private const string ProviderTimeout =
        "The external provider did not respond within the timeout window. The request was automatically terminated.";

    private volatile Action<GenerationScript>[] _effects = [];
    private volatile string? _words;

    internal GenerationFault(long seed, int place)
        : base(FaultTargets.Generation, seed, place)
    {
    }

    /// <summary>Only tasks whose prompt contains these words, without regard to case: a failure that a person can ask for.</summary>
    /// <param name="words">Not empty.</param>
    public GenerationFault ForPrompt(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return Set(() => _words = words);
    }

    /// <summary>The k-th result fails when its time has come; the others do not care.</summary>
    /// <param name="result">From 1.</param>
    /// <param name="code">The error code; default <c>timeoutProvider</c>, which is the one that Runware documents.</param>
    /// <param name="message">The error's text.</param>
    public GenerationFault FailResult(int result, string code = "timeoutProvider", string message = ProviderTimeout) =>
        Add(script => script.Fail(result, new GenerationFailure(code, message)));

    /// <summary>All results fail, and one error stands for all of them.</summary>
    /// <param name="code">The error code; default <c>timeoutProvider</c>.</param>
    /// <param name="message">The error's text.</param>
    public GenerationFault FailTask(string code = "timeoutProvider", string message = ProviderTimeout) =>
        Add(script => script.WholeTaskError = new GenerationFailure(code, message));

    /// <summary>All results fail, and one error with the provider's own words stands for all of them.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="message">The error's text.</param>
    /// <param name="responseContent">What the provider answered: a JSON object is written as such, anything else as text.</param>
    public GenerationFault FailTask(string code, string message, string responseContent) =>
        Add(script => script.WholeTaskError = new GenerationFailure(code, message)
        {
            ResponseContent = responseContent,
            IsBare = true,
            OmitsData = true,
        });

    /// <summary>The provider's content moderation rejects the result: <c>invalidProviderContent</c>.</summary>
    /// <param name="provider">The provider that the message names.</param>
    public GenerationFault FailByModeration(string provider = "Alibaba") =>
        Add(script => script.WholeTaskError = GenerationFailure.Moderation(provider));

    /// <summary>
    /// Alibaba's own filter rejects the prompt or the result: <c>providerError</c> with <c>DataInspectionFailed</c> in its message.
    /// </summary>
    public GenerationFault FailByProviderFilter() => Add(script => script.WholeTaskError = GenerationFailure.ProviderFilter);

    /// <summary>
    /// A safety system rejects the prompt: <c>providerBadRequest</c>, of which only the message tells that it is no bad parameter.
    /// </summary>
    public GenerationFault FailBySafetySystem() => Add(script => script.WholeTaskError = GenerationFailure.SafetySystem);

    /// <summary>The first frame cannot be used, which shows only after a good acknowledgement: <c>invalidValueUploadFailed</c>.</summary>
    public GenerationFault FailFirstFrame() => Add(script => script.WholeTaskError = GenerationFailure.FirstFrame);

    /// <summary>
    /// getResponse answers the first n times with HTTP 504 and <c>failedTaskTimeout</c> for the id, while the generation goes on and ends
    /// as it would have.
    /// </summary>
    /// <param name="polls">How many times.</param>
    public GenerationFault TimeOutAtService(int polls = 1) => Add(script => script.TimedOutPolls = polls);

    /// <summary>
    /// getResponse answers the first n times with a row that has nothing but the status <c>failed</c>; then the generation goes on and ends
    /// as it would have.
    /// </summary>
    /// <param name="polls">How many times.</param>
    public GenerationFault ReportBareFailureFirst(int polls = 1) => Add(script => script.BareFailures = polls);

    /// <summary>Failed results are reported in another shape than the documented one.</summary>
    /// <param name="shape">The shape.</param>
    public GenerationFault ReportFailuresAs(FailureShape shape) => Add(script => script.Shape = shape);

    /// <summary>
    /// getResponse responses that report a failure have this HTTP status, whatever <see cref="RunwareEmulatorOptions.FailedPoll"/> is.
    /// </summary>
    /// <param name="status">Such as 400.</param>
    public GenerationFault ReportFailuresWithStatus(int status) => Add(script => script.FailureStatus = status);

    /// <summary>The rows stay "processing" forever.</summary>
    public GenerationFault NeverFinish() => Add(script => script.NeverFinishes = true);

    /// <summary>The generation takes this long instead of <see cref="RunwareEmulatorOptions.GenerationTime"/>.</summary>
    /// <param name="min">The shortest.</param>
    /// <param name="max">The longest; default the same.</param>
    public GenerationFault Take(TimeSpan min, TimeSpan? max = null) => Add(script => script.Time = new TimeRange(min, max ?? min));

    /// <summary>getResponse knows nothing of the task for this long after acceptance.</summary>
    /// <param name="time">On the emulator's clock.</param>
    public GenerationFault AppearAfter(TimeSpan time) => Add(script => script.HiddenFor = time);

    /// <summary>getResponse knows nothing of the task the first n times that it is asked.</summary>
    /// <param name="polls">How many times.</param>
    public GenerationFault AppearAfterPolls(int polls) => Add(script => script.HiddenPolls = polls);

    /// <summary>Success rows come without <c>videoURL</c> at first.</summary>
    /// <param name="time">For how long after the result is there; null: forever.</param>
    public GenerationFault WithoutUrl(TimeSpan? time = null) => Add(script => script.UrlLateBy = time ?? Timeout.InfiniteTimeSpan);

    /// <summary>Running rows have this status instead of <c>processing</c>.</summary>
    /// <param name="status">Such as <c>queued</c>.</param>
    public GenerationFault ReportRunningAs(string status) => Add(script => script.RunningStatus = status);

    /// <summary>The k-th result is flagged by the content check, if the task asks for one.</summary>
    /// <param name="result">From 1.</param>
    public GenerationFault FlagResult(int result) => Add(script => script.Flag(result));

    internal bool Concerns(VideoTaskParameters parameters) =>
        _words is not { } words || parameters.Prompt.Contains(words, StringComparison.OrdinalIgnoreCase);

    internal void AddTo(GenerationScript script)
    {
        foreach (Action<GenerationScript> effect in _effects)
        {
            effect(script);
        }
    }

    private GenerationFault Add(Action<GenerationScript> effect) => Set(() => _effects = [.. _effects, effect]);
}
