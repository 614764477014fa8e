namespace Runware.Wan25.Emulator;

/// <summary>Provides the effects of a rule on any request.</summary>
/// <typeparam name="TRule">The derived class, which every method returns.</typeparam>
public abstract class RequestFault<TRule> : FaultRule<TRule>, IRequestFault
    where TRule : RequestFault<TRule>
{
    private const string Html = "text/html; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";
    private volatile Action<RequestFaultPlan>[] _effects = [];

    private protected RequestFault(FaultTargets targets, long seed, int place)
        : base(targets, seed, place)
    {
    }

    /// <summary>Delays the request before the service processes it: until then nothing is accepted.</summary>
    /// <param name="time">The delay, on the emulator's clock. Delays add up.</param>
    /// <returns>This rule.</returns>
    public TRule Delay(TimeSpan time) => Add(plan => plan.DelayBefore += time);

    /// <summary>Processes the request at once and delays the response.</summary>
    /// <param name="time">The delay, on the emulator's clock. Delays add up.</param>
    /// <returns>This rule.</returns>
    public TRule DelayResponse(TimeSpan time) => Add(plan => plan.DelayAfter += time);

    /// <summary>
    /// Refuses the connection, which proves to the client that nothing was accepted. In process, this is an
    /// <see cref="HttpRequestError.ConnectionError"/>; over HTTP, where the server has already accepted the connection, it is the same as
    /// <see cref="DropBeforeAccepting"/>.
    /// </summary>
    /// <returns>This rule.</returns>
    public TRule FailToConnect() => Add(plan => plan.OutcomeBefore = ConnectionOutcome.NeverConnected);

    /// <summary>
    /// Drops the connection before the service processes the request. Nothing is accepted, but the client cannot know that.
    /// </summary>
    /// <returns>This rule.</returns>
    public TRule DropBeforeAccepting() => Add(plan => plan.OutcomeBefore = ConnectionOutcome.Dropped);

    /// <summary>Processes the request and drops the connection before the response is sent.</summary>
    /// <returns>This rule.</returns>
    public TRule DropAfterAccepting() => Add(plan => plan.DropAfter = true);

    /// <summary>Responds in place of the service, as a proxy does. The service does not receive the request.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body. The default is empty.</param>
    /// <param name="contentType">The Content-Type of the body. The default is JSON.</param>
    /// <returns>This rule.</returns>
    public TRule Respond(int status, string body = "", string contentType = Json) =>
        Add(plan => plan.Instead = new CannedResponse(status, body, contentType));

    /// <summary>Processes the request and replaces the response, as a proxy does.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body. The default is empty.</param>
    /// <param name="contentType">The Content-Type of the body. The default is JSON.</param>
    /// <returns>This rule.</returns>
    public TRule RespondAfterAccepting(int status, string body = "", string contentType = Json) =>
        Add(plan => plan.Afterwards = new CannedResponse(status, body, contentType));

    /// <summary>Responds with the HTML page of a proxy. The service does not receive the request.</summary>
    /// <param name="status">The HTTP status, which may be 200. The default is 502.</param>
    /// <returns>This rule.</returns>
    public TRule RespondHtml(int status = 502) =>
        Respond(status, $"<!DOCTYPE html><html><head><title>{status}</title></head><body><h1>A proxy</h1></body></html>", Html);

    /// <summary>Responds with HTTP 429 and <c>Retry-After</c> in seconds. Nothing is accepted.</summary>
    /// <param name="retryAfter">The time to wait, rounded up to whole seconds.</param>
    /// <returns>This rule.</returns>
    public TRule Throttle(TimeSpan retryAfter) => RespondThrottled().RetryAfter(retryAfter);

    /// <summary>Responds with HTTP 429 and <c>Retry-After</c> as an HTTP date. Nothing is accepted.</summary>
    /// <param name="retryAfter">
    /// The time from the response to the date, on the emulator's clock. An HTTP date has no fractions of a second.
    /// </param>
    /// <returns>This rule.</returns>
    public TRule ThrottleUntilDate(TimeSpan retryAfter) => RespondThrottled().RetryAfterDate(retryAfter);

    /// <summary>Adds <c>Retry-After</c> in seconds to the response.</summary>
    /// <param name="time">The time to wait, rounded up to whole seconds.</param>
    /// <returns>This rule.</returns>
    public TRule RetryAfter(TimeSpan time) => Add(plan => (plan.RetryAfter, plan.RetryAfterAsDate) = (time, false));

    /// <summary>Adds <c>Retry-After</c> as an HTTP date to the response.</summary>
    /// <param name="time">
    /// The time from the response to the date, on the emulator's clock. An HTTP date has no fractions of a second.
    /// </param>
    /// <returns>This rule.</returns>
    public TRule RetryAfterDate(TimeSpan time) => Add(plan => (plan.RetryAfter, plan.RetryAfterAsDate) = (time, true));

    /// <summary>Adds a header to the response.</summary>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">The value of the header.</param>
    /// <returns>This rule.</returns>
    public TRule WithHeader(string name, string value) => Add(plan => plan.Headers.Add(new(name, value)));

    /// <summary>Drops the connection within the body of the response, which is then shorter than its <c>Content-Length</c>.</summary>
    /// <param name="bytes">The number of bytes that are sent, from 0. There is no effect on a body that is not longer.</param>
    /// <returns>This rule.</returns>
    public TRule CutAtByte(long bytes) => Add(plan => plan.CutAt = bytes);

    /// <summary>
    /// Truncates the body of the response. The response is otherwise well-formed, with the <c>Content-Length</c> of the truncated body.
    /// </summary>
    /// <param name="bytes">The number of bytes that are sent, from 0. There is no effect on a body that is not longer.</param>
    /// <returns>This rule.</returns>
    public TRule ShortenBodyTo(int bytes) => Add(plan => plan.ShortenTo = bytes);

    /// <summary>Stalls within the body of the response.</summary>
    /// <param name="bytes">
    /// The number of bytes that are sent before the stall, from 0. There is no effect on a body that is not longer.
    /// </param>
    /// <param name="time">
    /// How long nothing more is sent, on the emulator's clock. The default is <see langword="null"/>: until the client gives up.
    /// </param>
    /// <returns>This rule.</returns>
    public TRule StallAtByte(long bytes, TimeSpan? time = null) =>
        Add(plan => (plan.StallAt, plan.StallFor) = (bytes, time ?? Timeout.InfiniteTimeSpan));

    void IRequestFault.AddTo(RequestFaultPlan plan)
    {
        foreach (Action<RequestFaultPlan> effect in _effects)
        {
            effect(plan);
        }
    }

    private protected TRule Add(Action<RequestFaultPlan> effect) => Set(() => _effects = [.. _effects, effect]);

    private TRule RespondThrottled() =>
        Respond(429, """{"errors":[{"code":"rateLimitExceeded","message":"Too many requests. Retry later."}]}""");
}
