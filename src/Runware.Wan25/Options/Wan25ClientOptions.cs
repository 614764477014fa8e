using System.Diagnostics;

namespace Runware.Wan25;

/// <summary>
/// Holds the settings of a <see cref="Wan25Client"/>. A client copies them when it is created: a later change has no effect on it. Settings that are not valid
/// throw <see cref="Microsoft.Extensions.Options.OptionsValidationException"/>, from the constructor of a client as well as at the start of a host.
/// </summary>
public sealed class Wan25ClientOptions
{
    /// <summary>The whole URL of Runware's REST API.</summary>
    public static readonly Uri DefaultEndpoint = new("https://api.runware.ai/v1");

    /// <summary>The environment variable that is read when neither <see cref="ApiKey"/> nor <see cref="ApiKeyProvider"/> is set.</summary>
    public const string ApiKeyEnvironmentVariable = "RUNWARE_API_KEY";

    // Written out: the compiler hides the field of an automatic property from the debugger in debug builds only.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string? _apiKey;

    /// <summary>Gets or sets the API key.</summary>
    /// <value>The default is <see langword="null"/>: the environment variable <c>RUNWARE_API_KEY</c> is read.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey
    {
        get => _apiKey;
        set => _apiKey = value;
    }

    /// <summary>
    /// Gets or sets a function that provides the API key, in place of <see cref="ApiKey"/>. It is called for each request, so that a key can be rotated while the
    /// client lives; cache what is expensive to get. When it throws or provides no key, the request fails at once and nothing is sent.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>Gets or sets the whole URL that tasks are posted to.</summary>
    /// <value>The default is <c>https://api.runware.ai/v1</c>.</value>
    public Uri Endpoint { get; set; } = DefaultEndpoint;

    /// <summary>Gets or sets how running operations are polled.</summary>
    public PollingOptions Polling { get; set; } = new();

    /// <summary>Gets or sets how failing requests are repeated.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets the limits of a download.</summary>
    public DownloadOptions Downloads { get; set; } = new();

    /// <summary>Gets or sets how many operations may run at once.</summary>
    public ConcurrencyOptions Concurrency { get; set; } = new();

    /// <summary>Gets or sets what may be spent.</summary>
    public SpendingOptions Spending { get; set; } = new();

    /// <summary>
    /// Gets or sets how long a generation may take, from the call that submits it to its last video; submitting and waiting share it. More than zero, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>. When it has passed, the job stays reachable by its id.
    /// </summary>
    /// <value>The default is 30 minutes.</value>
    public TimeSpan CompletionTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Gets or sets whether <see cref="Endpoint"/> may use plain <c>http</c> to another machine, and downloads plain <c>http</c> from its host. The key then travels
    /// unencrypted.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Gets or sets a function that is called with the operation's id, and awaited, before the first byte of a submission is sent: the place to write the id down.
    /// When it throws, nothing is sent and the exception reaches the caller.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Func<VideoOperationId, CancellationToken, ValueTask>? OnSubmitting { get; set; }

    /// <summary>
    /// Gets or sets a function that provides the webhook URL of an operation whose request names none. It may return <see langword="null"/> for no webhook.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Func<VideoOperationId, Uri?>? WebhookUrlFactory { get; set; }

    /// <summary>How long a service may ask to be left alone by what has no time limit of its own: beyond that it fails at once.</summary>
    internal TimeSpan LongestWait => CompletionTimeout == Timeout.InfiniteTimeSpan ? Deadline.LongestTimer : CompletionTimeout;

    internal Wan25ClientOptions Copy() => new()
    {
        ApiKey = ApiKey,
        ApiKeyProvider = ApiKeyProvider,
        Endpoint = Endpoint,
        CompletionTimeout = CompletionTimeout,
        AllowInsecureEndpoint = AllowInsecureEndpoint,
        OnSubmitting = OnSubmitting,
        WebhookUrlFactory = WebhookUrlFactory,
        Concurrency = new() { MaxRunning = Concurrency.MaxRunning },
        Spending = new() { MaxPerRequest = Spending.MaxPerRequest, MaxTotal = Spending.MaxTotal, Window = Spending.Window },
        Downloads = new() { MaxBytes = Downloads.MaxBytes, Timeout = Downloads.Timeout },
        Polling = new()
        {
            FirstDelay = Polling.FirstDelay,
            MinDelay = Polling.MinDelay,
            MaxDelay = Polling.MaxDelay,
            Growth = Polling.Growth,
            BatchSize = Polling.BatchSize,
        },
        Retry = new()
        {
            MaxAttempts = Retry.MaxAttempts,
            BaseDelay = Retry.BaseDelay,
            MaxDelay = Retry.MaxDelay,
            AttemptTimeout = Retry.AttemptTimeout,
        },
    };

    /// <summary>Returns the endpoint's host, and nothing secret.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"{nameof(Wan25ClientOptions)} for {Endpoint?.Host}";
}
