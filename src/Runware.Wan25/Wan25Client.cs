using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Runware.Wan25.Account;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Downloads;
using Runware.Wan25.Options;
using Runware.Wan25.Polling;
using Runware.Wan25.Transport;
using Runware.Wan25.Submission;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25;

/// <summary>
/// Makes videos with Wan2.5-Preview. Thread-safe; make one and keep it as long as the application lives, since all its operations share their polls.
/// </summary>
public sealed partial class Wan25Client : IWan25Client, IDisposable
{
    private readonly Wan25ClientOptions _options;
    private readonly ClientServices _environment;
    private readonly HttpClientSource _connections;
    private readonly ApiTransport _transport;
    private readonly AdmissionQueue _admission;
    private readonly Submitter _submitter;
    private readonly OperationObserver _observer;
    private readonly PollScheduler _scheduler;
    private readonly VideoDownloader _downloader;
    private readonly AccountApi _service;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closingToken;

    /// <summary>Creates a client with default settings.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <exception cref="OptionsValidationException">The key is empty or holds characters that no key has.</exception>
    public Wan25Client(string apiKey)
        : this(new Wan25ClientOptions { ApiKey = apiKey ?? throw new ArgumentNullException(nameof(apiKey)) })
    {
    }

    /// <summary>Creates a client that makes its own connections.</summary>
    /// <param name="options">The settings, of which a copy is taken.</param>
    /// <exception cref="OptionsValidationException">A setting is missing or not allowed; the message names it.</exception>
    public Wan25Client(Wan25ClientOptions options)
        : this(options, HttpClientSource.Own(), new ClientServices { Clock = TimeProvider.System })
    {
    }

    /// <summary>Creates a client that makes its own connections and logs.</summary>
    /// <param name="options">The settings, of which a copy is taken.</param>
    /// <param name="loggerFactory">Creates the client's logger.</param>
    /// <exception cref="OptionsValidationException">A setting is missing or not allowed; the message names it.</exception>
    public Wan25Client(Wan25ClientOptions options, ILoggerFactory loggerFactory)
        : this(options, HttpClientSource.Own(), Environment(null, loggerFactory ?? throw new ArgumentNullException(nameof(loggerFactory))))
    {
    }

    /// <summary>
    /// Creates a client over a given handler, for tests and unusual networks. A <see cref="DelegatingHandler"/> may send a request several times, so below it a
    /// failed submission is proven only by what the service says; register handlers with <c>AddWan25</c> where that matters.
    /// </summary>
    /// <param name="options">The settings, of which a copy is taken.</param>
    /// <param name="handler">Serves the API and the downloads. It is not disposed.</param>
    /// <param name="timeProvider">The clock that all waiting goes by. The default is the system's.</param>
    /// <param name="loggerFactory">Creates the client's logger. The default is no log.</param>
    /// <exception cref="OptionsValidationException">A setting is missing or not allowed; the message names it.</exception>
    public Wan25Client(
        Wan25ClientOptions options, HttpMessageHandler handler, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
        : this(options, HttpClientSource.Over(handler ?? throw new ArgumentNullException(nameof(handler))), Environment(timeProvider, loggerFactory))
    {
    }

    internal Wan25Client(Wan25ClientOptions options, HttpClientSource connections, ClientServices environment)
    {
        _options = OptionsValidator.CopyOrThrow(options);
        _environment = environment;
        _connections = connections;
        _closingToken = _closing.Token;
        _transport = new ApiTransport(connections.Api, _options.Endpoint, _options.ApiKey ?? "", _options.Retry.AttemptTimeout, environment)
        {
            RecordsSendings = connections.RecordsSendings,
            ApiKeyProvider = _options.ApiKeyProvider,
        };
        _scheduler = new PollScheduler(_transport, _options.Polling);
        _admission = new AdmissionQueue(_options.Concurrency.MaxRunning, _options.Retry, environment, _scheduler);
        _scheduler.OnIdle = _admission.OnWaitEnded;
        var spending = SpendingGuard.Of(_options.Spending, environment.Clock);
        _submitter = new Submitter(_transport, _options, _admission, spending);
        _observer = new OperationObserver(_admission, spending);
        Instruments.Limits.Add(this, _options.Endpoint, () => _admission.Limit);
        _downloader = new VideoDownloader(connections.Download, _options, environment, _transport.Redactor, new VideoUrlResolver(_transport).ResolveAsync);
        _service = new AccountApi(_transport, _options.Retry, _options.LongestWait);
    }

    private static ClientServices Environment(TimeProvider? timeProvider, ILoggerFactory? loggerFactory) => new()
    {
        Clock = timeProvider ?? TimeProvider.System,
        Logger = loggerFactory?.CreateLogger(Log.Category) ?? NullLogger.Instance,
    };

    /// <inheritdoc/>
    public Task DownloadAsync(GeneratedVideo video, string path, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return DownloadAsync(video, token => _downloader.DownloadAsync(video, path, Guarded(progress, video), token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DownloadAsync(GeneratedVideo video, string path, CancellationToken cancellationToken) => DownloadAsync(video, path, null, cancellationToken);

    /// <inheritdoc/>
    public Task DownloadAsync(GeneratedVideo video, Stream destination, CancellationToken cancellationToken) =>
        DownloadAsync(video, destination, null, cancellationToken);

    /// <inheritdoc/>
    public Task DownloadAsync(GeneratedVideo video, Stream destination, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentNullException.ThrowIfNull(destination);
        return DownloadAsync(video, token => _downloader.DownloadAsync(video, destination, Guarded(progress, video), token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<MediaReference> UploadAsync(ImageInput image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return WhileOpenAsync(token => _service.UploadAsync(image, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<MediaReference> UploadAsync(AudioSource audio, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        return WhileOpenAsync(token => _service.UploadAsync(audio, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken = default) => WhileOpenAsync(_service.GetBalanceAsync, cancellationToken);

    /// <inheritdoc/>
    public Task PingAsync(CancellationToken cancellationToken = default) => WhileOpenAsync(_service.PingAsync, cancellationToken);

    /// <summary>
    /// Ends every wait, submission and download of this client, each as if it were cancelled, and closes the connections it made. Jobs at the service go on.
    /// </summary>
    public void Dispose()
    {
        if (!_closing.IsCancellationRequested)
        {
            _closing.Cancel();
            Instruments.Limits.Remove(this);
            _admission.Dispose();
            _scheduler.Dispose();
            _connections.Dispose();
        }
    }

    private IProgress<DownloadProgress>? Guarded(IProgress<DownloadProgress>? progress, GeneratedVideo video) =>
        GuardedProgress<DownloadProgress>.Over(progress, _environment.Logger, video.OperationId);

    private async Task DownloadAsync(GeneratedVideo video, Func<CancellationToken, Task> download, CancellationToken cancellationToken)
    {
        try
        {
            await WhileOpenAsync(download, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (exception is not VideoWaitCanceledException)
        {
            throw new VideoWaitCanceledException(
                $"The download of {video} was cancelled; the video stays at the service.", video.OperationId, SubmissionState.Accepted, exception.CancellationToken);
        }
    }

    private Task<bool> WhileOpenAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) => WhileOpenAsync(
        async token =>
        {
            await work(token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Ties work to the client's life, and reports a cancellation with the caller's own token.</summary>
    private async Task<T> WhileOpenAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closingToken);
        try
        {
            return await work(ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (ending.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken.IsCancellationRequested ? cancellationToken : _closingToken);
        }
    }

    private void ThrowIfClosed() => ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
}
