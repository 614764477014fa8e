namespace Runware.Wan25.Emulator;

/// <summary>Effects that any request can suffer.</summary>
/// <typeparam name="TRule">The derived class, so that the chain keeps its type.</typeparam>
public abstract class RequestFault<TRule> : FaultRule<TRule>, IRequestFault
    where TRule : RequestFault<TRule>
{
    private const string Html = "text/html; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";
    private volatile Action<FaultPlan>[] _effects = [];

    private protected RequestFault(FaultTargets targets, long seed, int place)
        : base(targets, seed, place)
    {
    }

    /// <summary>The service takes this long before it looks at the request: nothing is accepted until then.</summary>
    /// <param name="time">On the emulator's clock.</param>
    public TRule Delay(TimeSpan time) => Add(plan => plan.DelayBefore += time);

    /// <summary>The service accepts at once, and takes this long to say so.</summary>
    /// <param name="time">On the emulator's clock.</param>
    public TRule DelayAnswer(TimeSpan time) => Add(plan => plan.DelayAfter += time);

    /// <summary>
    /// No connection comes about, which is proof for the client that nothing was accepted. In process an
    /// <see cref="HttpRequestError.ConnectionError"/>; through Kestrel, which has already accepted the connection, the same as
    /// <see cref="DropBeforeAccepting"/>.
    /// </summary>
    public TRule FailToConnect() => Add(plan => plan.OutcomeBefore = ConnectionOutcome.NeverConnected);

    /// <summary>The connection is lost before the service accepted anything; the client cannot tell.</summary>
    public TRule DropBeforeAccepting() => Add(plan => plan.OutcomeBefore = ConnectionOutcome.Dropped);

    /// <summary>The service does what was asked, and its reply is lost with the connection.</summary>
    public TRule DropAfterAccepting() => Add(plan => plan.DropAfter = true);

    /// <summary>Something in front of the service answers; the service never sees the request.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body; default none.</param>
    /// <param name="contentType">Its Content-Type; default JSON.</param>
    public TRule Respond(int status, string body = "", string contentType = Json) =>
        Add(plan => plan.Instead = new CannedResponse(status, body, contentType));

    /// <summary>The service does what was asked, and something in front of it answers this instead of the reply.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body; default none.</param>
    /// <param name="contentType">Its Content-Type; default JSON.</param>
    public TRule RespondAfterAccepting(int status, string body = "", string contentType = Json) =>
        Add(plan => plan.Afterwards = new CannedResponse(status, body, contentType));

    /// <summary>A proxy's HTML page; the service never sees the request.</summary>
    /// <param name="status">The HTTP status, 200 included. Default 502.</param>
    public TRule RespondHtml(int status = 502) =>
        Respond(status, $"<!DOCTYPE html><html><head><title>{status}</title></head><body><h1>A proxy</h1></body></html>", Html);

    /// <summary>HTTP 429 with <c>Retry-After</c> in seconds; nothing is accepted.</summary>
    /// <param name="retryAfter">Rounded up to whole seconds.</param>
    public TRule Throttle(TimeSpan retryAfter) => RespondThrottled().RetryAfter(retryAfter);

    /// <summary>
    /// HTTP 429 with <c>Retry-After</c> as an HTTP date, that far after the answer on the emulator's clock; nothing is accepted.
    /// </summary>
    /// <param name="retryAfter">An HTTP date has no fractions of a second.</param>
    public TRule ThrottleUntilDate(TimeSpan retryAfter) => RespondThrottled().RetryAfterDate(retryAfter);

    /// <summary>Adds <c>Retry-After</c> in seconds to whatever is answered.</summary>
    /// <param name="time">Rounded up to whole seconds.</param>
    public TRule RetryAfter(TimeSpan time) => Add(plan => (plan.RetryAfter, plan.RetryAfterAsDate) = (time, false));

    /// <summary>
    /// Adds <c>Retry-After</c> as an HTTP date, that far after the answer on the emulator's clock, to whatever is answered.
    /// </summary>
    /// <param name="time">An HTTP date has no fractions of a second.</param>
    public TRule RetryAfterDate(TimeSpan time) => Add(plan => (plan.RetryAfter, plan.RetryAfterAsDate) = (time, true));

    /// <summary>Adds a header to whatever is answered.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public TRule WithHeader(string name, string value) => Add(plan => plan.Headers.Add(new(name, value)));

    /// <summary>The answer's connection is lost after that many bytes of the body, so that it is shorter than its Content-Length.</summary>
    /// <param name="bytes">From 0; no effect on a body that is not longer.</param>
    public TRule CutAtByte(long bytes) => Add(plan => plan.CutAt = bytes);

    /// <summary>The answer's body ends after that many bytes, and everything pretends that it was complete.</summary>
    /// <param name="bytes">From 0; no effect on a body that is not longer.</param>
    public TRule ShortenBodyTo(int bytes) => Add(plan => plan.ShortenTo = bytes);

    /// <summary>Nothing more arrives after that many bytes of the answer's body.</summary>
    /// <param name="bytes">From 0; no effect on a body that is not longer.</param>
    /// <param name="time">For how long, on the emulator's clock; null: until the client gives up.</param>
    public TRule StallAtByte(long bytes, TimeSpan? time = null) =>
        Add(plan => (plan.StallAt, plan.StallFor) = (bytes, time ?? Timeout.InfiniteTimeSpan));

    void IRequestFault.AddTo(FaultPlan plan)
    {
        foreach (Action<FaultPlan> effect in _effects)
        {
            effect(plan);
        }
    }

    private protected TRule Add(Action<FaultPlan> effect) => Set(() => _effects = [.. _effects, effect]);

    private TRule RespondThrottled() =>
        Respond(429, """{"errors":[{"code":"rateLimitExceeded","message":"Too many requests. Retry later."}]}""");
}
