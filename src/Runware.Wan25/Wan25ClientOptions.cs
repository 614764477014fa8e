using System.Diagnostics;

namespace Runware.Wan25;

/// <summary>The settings of a <see cref="Wan25Client"/>. A client copies them when it is made: a later change has no effect on it.</summary>
public sealed class Wan25ClientOptions
{
    /// <summary>The whole URL of Runware's REST API.</summary>
    public static readonly Uri DefaultEndpoint = new("https://api.runware.ai/v1");

    /// <summary>The environment variable that is read when <see cref="ApiKey"/> is not set.</summary>
    public const string ApiKeyEnvironmentVariable = "RUNWARE_API_KEY";

    // Written out: the compiler hides the field of an automatic property from the debugger in debug builds only.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private string? _apiKey;

    /// <summary>The API key. Where it is not set, the environment variable <c>RUNWARE_API_KEY</c> is read.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey
    {
        get => _apiKey;
        set => _apiKey = value;
    }

    /// <summary>The whole URL that tasks are posted to. Default: <c>https://api.runware.ai/v1</c>.</summary>
    public Uri Endpoint { get; set; } = DefaultEndpoint;

    /// <summary>How running operations are asked for.</summary>
    public PollingOptions Polling { get; set; } = new();

    /// <summary>How failing requests are repeated.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets the limits of a download.</summary>
    public DownloadOptions Downloads { get; set; } = new();

    /// <summary>
    /// How long a generation may take, from the call that submits it to its last video; submitting and waiting share it. More than zero, or
    /// <see cref="Timeout.InfiniteTimeSpan"/>. Default: 20 minutes. When it is over the job goes on at the service and stays reachable by its id.
    /// </summary>
    public TimeSpan CompletionTimeout { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>
    /// Allows an <see cref="Endpoint"/> with plain <c>http</c> that is not on this machine, and downloads with plain <c>http</c> from its host. The key then
    /// travels unencrypted. Default: <see langword="false"/>.
    /// </summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Called with the operation's id, and awaited, before the first byte of a submission is sent: the place to write the id down. When it throws, nothing
    /// is sent and the exception reaches the caller.
    /// </summary>
    public Func<VideoOperationId, CancellationToken, ValueTask>? OnSubmitting { get; set; }

    /// <summary>Gives each operation its webhook URL where the request names none; <see langword="null"/> or a <see langword="null"/> answer means no webhook.</summary>
    public Func<VideoOperationId, Uri?>? WebhookUrl { get; set; }

    /// <summary>How long a service may ask to be left alone by what has no time limit of its own: beyond that it fails at once.</summary>
    internal TimeSpan LongestWait => CompletionTimeout == Timeout.InfiniteTimeSpan ? OptionsRules.LongestTimer : CompletionTimeout;

    internal Wan25ClientOptions Copy() => new()
    {
        ApiKey = ApiKey,
        Endpoint = Endpoint,
        CompletionTimeout = CompletionTimeout,
        AllowInsecureEndpoint = AllowInsecureEndpoint,
        OnSubmitting = OnSubmitting,
        WebhookUrl = WebhookUrl,
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
        Downloads = new()
        {
            MaxBytes = Downloads.MaxBytes,
            Timeout = Downloads.Timeout,
        },
    };

    /// <summary>The endpoint, and nothing secret.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"{nameof(Wan25ClientOptions)} for {Endpoint?.Host}";
}
