using Runware.Wan25.Transport;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a handler that writes every exchange with the service to a file, for a bug report, a support request or a test: the request,
/// the response, and their times. API keys, prompts, the queries of URLs, account data and media are replaced before they are written.
/// </summary>
/// <remarks>
/// <para>
/// A failure to record never fails a call: if the file cannot be written, one warning is logged and the recording ends there. Handlers in
/// one process can share a file. <see cref="RunwareEmulator.Replay"/> plays the recording back.
/// </para>
/// <para>
/// The file is created with permissions for its owner only; a file that exists is appended to. It contains task ids, parameters, and the
/// hosts and paths of results.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// services.AddWan25().AddHttpMessageHandler(() => new Wan25Recorder("wan25.jsonl"));
/// </code>
/// </example>
public sealed class Wan25Recorder : DelegatingHandler
{
    private readonly RecordingFile _file;
    private int _isDisposed;

    /// <summary>
    /// Initializes a recorder without an inner handler, for <c>AddHttpMessageHandler</c>. The file is opened at the first exchange.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">The options. Of several recorders of one file, the options of the first apply.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public Wan25Recorder(string path, Wan25RecorderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _file = RecordingFile.Share(path, options ?? new Wan25RecorderOptions());
    }

    /// <summary>
    /// Initializes a recorder around a handler, for the constructor of <see cref="Wan25Client"/>. The file is opened at the first exchange.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="innerHandler">The handler that sends. It is disposed with the recorder.</param>
    /// <param name="options">The options. Of several recorders of one file, the options of the first apply.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public Wan25Recorder(string path, HttpMessageHandler innerHandler, Wan25RecorderOptions? options = null)
        : this(path, options)
    {
        ArgumentNullException.ThrowIfNull(innerHandler);

        // A chain of the caller's handlers is left as it is. A connection is wrapped, so that the client can see that this handler sends
        // only once.
        InnerHandler = innerHandler is DelegatingHandler ? innerHandler : SentMessageRecorder.AddTo(innerHandler).Chain;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpContent? content = request.Content;
        var exchange = RecordedExchange.TryBegin(_file, request);
        if (exchange is null)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            exchange.OnResponse(response);
            return response;
        }
        catch (Exception exception)
        {
            exchange.OnFailure(exception);
            throw;
        }
        finally
        {
            request.Content = content;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
