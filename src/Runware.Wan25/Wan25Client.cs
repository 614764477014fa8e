using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Runware.Wan25.Account;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Downloads;
using Runware.Wan25.Options;
using Runware.Wan25.Polling;
using Runware.Wan25.Submission;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Submission.Spending;
using Runware.Wan25.Transport;

namespace Runware.Wan25;

/// <summary>
/// Generates videos with Wan2.5-Preview. The client is thread-safe. Create one and keep it for the lifetime of the application, since all
/// its operations share their polls.
/// </summary>
/// <example>
/// <code>
/// using var client = new Wan25Client(new Wan25ClientOptions { ApiKey = apiKey });
/// VideoRequest request = VideoRequest.FromText("A lighthouse in a storm, slow dolly-in").Build();
/// VideoResult result = await client.GenerateAsync(request);
/// await client.DownloadAsync(result.Videos[0], "lighthouse.mp4");
/// </code>
/// </example>
public sealed partial class Wan25Client : IWan25Client, IDisposable
{
    private readonly Wan25ClientOptions _options;
    private readonly InjectedServices _services;
    private readonly HttpClientSource _httpClients;
    private readonly ApiTransport _transport;
    private readonly AdmissionQueue _admission;
    private readonly SpendingGuard? _spending;
    private readonly Submitter _submitter;
    private readonly PollScheduler _scheduler;
    private readonly OperationWaiter _waiter;
    private readonly VideoDownloader _downloader;
    private readonly UploadAndAccountClient _account;
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Initializes a new instance of the <see cref="Wan25Client"/> class with an API key and default settings.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="apiKey"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The key is empty or contains characters that no API key has.</exception>
    public Wan25Client(string apiKey)
        : this(new Wan25ClientOptions { ApiKey = apiKey ?? throw new ArgumentNullException(nameof(apiKey)) })
    {
    }

    /// <summary>Initializes a new instance of the <see cref="Wan25Client"/> class with its own connections.</summary>
    /// <param name="options">The settings. The client copies them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">A setting is missing or not valid; the message names it.</exception>
    /// <example>
    /// <code>
    /// using var client = new Wan25Client(new Wan25ClientOptions
    /// {
    ///     ApiKey = apiKey,
    ///     CompletionTimeout = TimeSpan.FromMinutes(15),
    /// });
    /// </code>
    /// </example>
    public Wan25Client(Wan25ClientOptions options)
        : this(options, HttpClientSource.Own(), new InjectedServices { Clock = TimeProvider.System })
    {
    }

    /// <summary>Initializes a new instance of the <see cref="Wan25Client"/> class with its own connections and a logger.</summary>
    /// <param name="options">The settings. The client copies them.</param>
    /// <param name="loggerFactory">The factory that creates the client's logger.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">A setting is missing or not valid; the message names it.</exception>
    public Wan25Client(Wan25ClientOptions options, ILoggerFactory loggerFactory)
        : this(
            options,
            HttpClientSource.Own(),
            CreateServices(null, loggerFactory ?? throw new ArgumentNullException(nameof(loggerFactory))))
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="Wan25Client"/> class over a given handler, for tests and unusual networks.
    /// </summary>
    /// <param name="options">The settings. The client copies them.</param>
    /// <param name="handler">The handler for the API and the downloads. It is not disposed.</param>
    /// <param name="timeProvider">The clock for all delays and timeouts. The default is <see cref="TimeProvider.System"/>.</param>
    /// <param name="loggerFactory">The factory that creates the client's logger. By default nothing is logged.</param>
    /// <remarks>
    /// A <see cref="DelegatingHandler"/> may send a request several times. With such a handler only the service's own response proves that
    /// a submission was not accepted; register handlers with <c>AddWan25</c> where that matters.
    /// </remarks>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="options"/> or <paramref name="handler"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="OptionsValidationException">A setting is missing or not valid; the message names it.</exception>
    public Wan25Client(
        Wan25ClientOptions options, HttpMessageHandler handler, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
        : this(
            options,
            HttpClientSource.Over(handler ?? throw new ArgumentNullException(nameof(handler))),
            CreateServices(timeProvider, loggerFactory))
    {
    }

    internal Wan25Client(Wan25ClientOptions options, HttpClientSource httpClients, InjectedServices services)
    {
        _options = OptionsValidator.CopyOrThrow(options);
        _services = services;
        _httpClients = httpClients;
        _transport = new ApiTransport(httpClients.Api, _options.Endpoint, _options.ApiKey ?? "", _options.Retry.AttemptTimeout, services)
        {
            RecordsSentMessages = httpClients.RecordsSentMessages,
            ApiKeyProvider = _options.ApiKeyProvider,
        };
        _scheduler = new PollScheduler(_transport, _options.Polling);
        _admission = new AdmissionQueue(_options.Concurrency.MaxRunning, _options.Retry, services, _scheduler);
        _scheduler.OnIdle = _admission.OnNothingAwaited;
        _spending = SpendingGuard.Of(_options.Spending, services.Clock);
        _submitter = new Submitter(_transport, _options, _admission, _spending, _closing.Token);
        _waiter = new OperationWaiter(_scheduler, _options, services, OnEnded, _closing.Token);
        Instruments.Limits.Add(this, _options.Endpoint, () => _admission.Limit);
        _downloader = new VideoDownloader(
            httpClients.Download, _options, services, _transport.Redactor, new VideoUrlResolver(_transport).ResolveAsync);

        // These requests have no time limit of their own; but none waits longer for the service than a generation would.
        _account = new UploadAndAccountClient(_transport, _options.Retry, maxRetryAfter: _options.CompletionTimeout);
    }

    private static InjectedServices CreateServices(TimeProvider? timeProvider, ILoggerFactory? loggerFactory) => new()
    {
        Clock = timeProvider ?? TimeProvider.System,
        Logger = loggerFactory?.CreateLogger(Log.Category) ?? NullLogger.Instance,
    };

    /// <summary>
    /// Ends every wait, submission and download of this client, each as if it were canceled, and closes the client's own connections. Tasks
    /// at the service continue.
    /// </summary>
    /// <exception cref="AggregateException">
    /// A callback threw that the application has registered with a token of this client. The client is disposed all the same.
    /// </exception>
    public void Dispose()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        try
        {
            _closing.Cancel();
        }
        finally
        {
            // Also where a callback throws that the application has registered with a token of this client.
            Instruments.Limits.Remove(this);
            _admission.Dispose();
            _scheduler.Dispose();
            _httpClients.Dispose();
        }
    }

    private Task<bool> WhileOpenAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) => WhileOpenAsync(
        async token =>
        {
            await work(token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Ends the work when the client is disposed, and reports a cancellation with the caller's own token.</summary>
    private async Task<T> WhileOpenAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            return await work(ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (ending.IsCancellationRequested)
        {
            CancellationToken canceled = cancellationToken.IsCancellationRequested ? cancellationToken : _closing.Token;
            throw new OperationCanceledException(exception.Message, exception, canceled);
        }
    }

    private void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
}
