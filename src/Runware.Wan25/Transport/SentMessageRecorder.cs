namespace Runware.Wan25.Transport;

/// <summary>Records every message that is passed to the connection, however often the handlers above send it.</summary>
internal sealed class SentMessageRecorder(HttpMessageHandler connection) : DelegatingHandler(connection)
{
    /// <summary>
    /// Inserts a recorder before the innermost handler of a chain. A handler that is not a <see cref="DelegatingHandler"/> counts as the
    /// connection: one call to it sends once.
    /// </summary>
    /// <returns>The chain, and whether it contains a recorder: a chain that was already used cannot be changed.</returns>
    public static (HttpMessageHandler Chain, bool IsRecorded) AddTo(HttpMessageHandler chain)
    {
        if (IsIn(chain))
        {
            return (chain, true);
        }

        if (chain is not DelegatingHandler last)
        {
            return (new SentMessageRecorder(chain), true);
        }

        while (last.InnerHandler is DelegatingHandler next)
        {
            last = next;
        }

        if (last.InnerHandler is not { } connection)
        {
            return (chain, false);
        }

        try
        {
            last.InnerHandler = new SentMessageRecorder(connection);
            return (chain, true);
        }
        catch (InvalidOperationException)
        {
            return (chain, false);
        }
    }

    /// <summary>Determines whether the innermost delegating handler of a chain is a recorder.</summary>
    public static bool IsIn(HttpMessageHandler? chain)
    {
        while (chain is DelegatingHandler { InnerHandler: var inner } && chain is not SentMessageRecorder)
        {
            chain = inner;
        }

        return chain is SentMessageRecorder { InnerHandler: not DelegatingHandler };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SentMessageHistory.Of(request) is { } attempt
            ? RecordAsync(attempt.Begin(), request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> RecordAsync(SentMessage sent, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            sent.End(response);
            return response;
        }
        catch (Exception exception)
        {
            sent.End(exception);
            throw;
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SentMessage? sent = SentMessageHistory.Of(request)?.Begin();
        try
        {
            HttpResponseMessage response = base.Send(request, cancellationToken);
            sent?.End(response);
            return response;
        }
        catch (Exception exception)
        {
            sent?.End(exception);
            throw;
        }
    }
}
