namespace Runware.Wan25.Transport;

/// <summary>
/// The two ways out of the client: to the API, with credentials on each message, and to the hosts of files, without any. Neither follows redirects by itself,
/// decompresses, or has a time limit of its own: those are decided where it is known what a request is for.
/// </summary>
internal sealed class HttpClientSource : IDisposable
{
    // So that a change of the service's address is noticed by a client that lives for months.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly IDisposable[] _owned;

    private HttpClientSource(Func<HttpClient> api, Func<HttpClient> download, Func<bool> recordsSendings, params IDisposable[] owned)
    {
        RecordsSendings = recordsSendings;
        Api = api;
        Download = download;
        _owned = owned;
    }

    public Func<HttpClient> Api { get; }

    public Func<HttpClient> Download { get; }

    /// <summary>Gets whether each message to the API is seen by a <see cref="SendingRecorder"/> directly before its connection.</summary>
    public Func<bool> RecordsSendings { get; }

    public static HttpClientSource Own()
    {
        var api = Unlimited(new HttpClient(new SendingRecorder(CreateHandler())));
        var download = Unlimited(new HttpClient(CreateHandler()));
        return new(() => api, () => download, static () => true, api, download);
    }

    /// <summary>
    /// A chain of handlers is not taken apart: it belongs to the caller, and what it sends how often cannot be known unless it holds a recorder. A handler that
    /// is no chain is taken for a connection.
    /// </summary>
    public static HttpClientSource Over(HttpMessageHandler handler)
    {
        var (chain, isRecorded) = handler is DelegatingHandler ? (handler, SendingRecorder.IsIn(handler)) : SendingRecorder.AddTo(handler);
        var shared = Unlimited(new HttpClient(chain, disposeHandler: false));
        return new(() => shared, () => shared, () => isRecorded, shared);
    }

    /// <summary>The factory is asked for each request: a client that is kept would keep its handlers from being renewed.</summary>
    public static HttpClientSource From(IHttpClientFactory factory, string apiName, string downloadName, Func<bool>? recordsSendings = null) =>
        new(() => factory.CreateClient(apiName), () => factory.CreateClient(downloadName), recordsSendings ?? (static () => false));

    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = ConnectionLifetime,
    };

    public static HttpClient Unlimited(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    public void Dispose()
    {
        foreach (var owned in _owned)
        {
            owned.Dispose();
        }
    }
}
