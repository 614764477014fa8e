using System.Diagnostics;

namespace Runware.Wan25;

/// <summary>
/// Represents the settings of a <see cref="Wan25Client"/>. A client copies them when it is created: a later change has no effect on it.
/// </summary>
/// <remarks>
/// Settings that are not valid throw <see cref="Microsoft.Extensions.Options.OptionsValidationException"/>, from the constructor of a
/// client as well as at the start of a host.
/// </remarks>
public sealed class Wan25ClientOptions
{
    /// <summary>The default of <see cref="Endpoint"/>: the URL of Runware's REST API.</summary>
    public static readonly Uri DefaultEndpoint = new("https://api.runware.ai/v1");

    /// <summary>The environment variable that is read when neither <see cref="ApiKey"/> nor <see cref="ApiKeyProvider"/> is set.</summary>
    public const string ApiKeyEnvironmentVariable = "RUNWARE_API_KEY";

    // An explicit field: the compiler hides the one of an automatic property from the debugger in debug builds only.
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
    /// Gets or sets a function that provides the API key, in place of <see cref="ApiKey"/>. It is called for each request, so that keys can
    /// be rotated. Cache keys that are expensive to get.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    /// <remarks>
    /// When the function throws or returns no valid key, the request is not sent, and what needs it fails at once: a submission, an upload,
    /// a query of the account, or a download whose URL has to be looked up again. A wait for an operation goes on, and polls again.
    /// </remarks>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>Gets or sets the URL that requests are posted to, including its path.</summary>
    /// <value>The default is <c>https://api.runware.ai/v1</c>.</value>
    public Uri Endpoint { get; set; } = DefaultEndpoint;

    /// <summary>Gets or sets how running operations are polled.</summary>
    public PollingOptions Polling { get; set; } = new();

    /// <summary>Gets or sets how failed requests are retried.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets the limits of downloads.</summary>
    public DownloadOptions Downloads { get; set; } = new();

    /// <summary>Gets or sets the limit of operations that run at once.</summary>
    public ConcurrencyOptions Concurrency { get; set; } = new();

    /// <summary>Gets or sets the limits of spending.</summary>
    public SpendingOptions Spending { get; set; } = new();

    /// <summary>
    /// Gets or sets how long a generation may take, from the call that submits it to its last video: submission and wait share it. More
    /// than zero, or <see cref="Timeout.InfiniteTimeSpan"/>. After a timeout the task stays reachable by its id.
    /// </summary>
    /// <value>The default is 30 minutes.</value>
    public TimeSpan CompletionTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Gets or sets a value that indicates whether <see cref="Endpoint"/> may use plain <c>http</c> to another machine, and downloads may
    /// use plain <c>http</c> from its host. The API key is then sent unencrypted.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Gets or sets a function that is called with the operation's id, and awaited, before the first byte of a submission is sent. Use it
    /// to store the id.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    /// <remarks>When the function throws, nothing is sent and the caller receives its exception.</remarks>
    public Func<VideoOperationId, CancellationToken, ValueTask>? OnSubmitting { get; set; }

    /// <summary>
    /// Gets or sets a function that provides the webhook URL of an operation whose request names none. It may return <see langword="null"/>
    /// for no webhook.
    /// </summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Func<VideoOperationId, Uri?>? WebhookUrlFactory { get; set; }

    internal Wan25ClientOptions Copy()
    {
        var copy = (Wan25ClientOptions)MemberwiseClone();
        copy.Polling = Polling.Copy();
        copy.Retry = Retry.Copy();
        copy.Downloads = Downloads.Copy();
        copy.Concurrency = Concurrency.Copy();
        copy.Spending = Spending.Copy();
        return copy;
    }

    /// <summary>Returns the host of the endpoint.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{nameof(Wan25ClientOptions)} for {Endpoint?.Host}";
}
