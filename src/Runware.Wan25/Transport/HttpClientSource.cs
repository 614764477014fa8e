namespace Runware.Wan25.Transport;

/// <summary>
/// Provides the two HTTP clients: for the API, with credentials on each message, and for the hosts of files, without. Neither follows
/// redirects, decompresses, or has a timeout: the callers decide those for each request.
/// </summary>
internal sealed class HttpClientSource(
    Func<HttpClient> api, Func<HttpClient> download, Func<bool> recordsSentMessages, params IDisposable[] owned) : IDisposable
{
    // A client that lives for months has to notice a change of the service's address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public Func<HttpClient> Api => api;

    public Func<HttpClient> Download => download;

    /// <summary>Returns whether each API client has a <see cref="SentMessageRecorder"/> directly before its connection.</summary>
    public Func<bool> RecordsSentMessages => recordsSentMessages;

    public static HttpClientSource Own()
    {
        HttpClient api = Unlimited(new HttpClient(new SentMessageRecorder(CreateHandler())));
        HttpClient download = Unlimited(new HttpClient(CreateHandler()));
        return new(() => api, () => download, static () => true, api, download);
    }

    /// <summary>
    /// Uses a handler of the caller's. A chain of handlers is not changed, so that its sendings are unknown unless it contains a recorder.
    /// A handler that is not a <see cref="DelegatingHandler"/> counts as the connection.
    /// </summary>
    public static HttpClientSource Over(HttpMessageHandler handler)
    {
        (HttpMessageHandler? chain, bool isRecorded) = handler is DelegatingHandler
            ? (handler, SentMessageRecorder.IsIn(handler))
            : SentMessageRecorder.AddTo(handler);
        HttpClient shared = Unlimited(new HttpClient(chain, disposeHandler: false));
        return new(() => shared, () => shared, () => isRecorded, shared);
    }

    /// <summary>Creates a client for each request, so that the factory can renew the handlers.</summary>
    public static HttpClientSource From(
        IHttpClientFactory factory, string apiName, string downloadName, Func<bool> recordsSentMessages) =>
        new(() => factory.CreateClient(apiName), () => factory.CreateClient(downloadName), recordsSentMessages);

    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = ConnectionLifetime,
        Proxy = new LoopbackBypassProxy(HttpClient.DefaultProxy),
    };

    public static HttpClient Unlimited(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    public void Dispose()
    {
        foreach (IDisposable client in owned)
        {
            client.Dispose();
        }
    }
}
