namespace Runware.Wan25.Transport;

/// <summary>Stands directly before the connection and records every message that goes out, however often the handlers above send it.</summary>
internal sealed class SendingRecorder(HttpMessageHandler connection) : DelegatingHandler(connection)
{
    /// <summary>
    /// Puts a recorder before the innermost handler of a chain. A handler that is no <see cref="DelegatingHandler"/> is taken for the connection: one call to it
    /// sends once.
    /// </summary>
    /// <returns>The chain, and whether there is a recorder in it: a chain that was used already cannot take one.</returns>
    public static (HttpMessageHandler Chain, bool IsRecorded) AddTo(HttpMessageHandler chain)
    {
        if (IsIn(chain))
        {
            return (chain, true);
        }

        if (chain is not DelegatingHandler last)
        {
            return (new SendingRecorder(chain), true);
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
            last.InnerHandler = new SendingRecorder(connection);
            return (chain, true);
        }
        catch (InvalidOperationException)
        {
            return (chain, false);
        }
    }

    /// <summary>Whether the innermost of a chain's own handlers is a recorder.</summary>
    public static bool IsIn(HttpMessageHandler? chain)
    {
        while (chain is DelegatingHandler { InnerHandler: var inner } && chain is not SendingRecorder)
        {
            chain = inner;
        }

        return chain is SendingRecorder { InnerHandler: not DelegatingHandler };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        AttemptRecord.Of(request) is { } attempt ? RecordAsync(attempt.Begin(), request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> RecordAsync(Sending sending, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            sending.End(response);
            return response;
        }
        catch (Exception exception)
        {
            sending.End(exception);
            throw;
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sending = AttemptRecord.Of(request)?.Begin();
        try
        {
            var response = base.Send(request, cancellationToken);
            sending?.End(response);
            return response;
        }
        catch (Exception exception)
        {
            sending?.End(exception);
            throw;
        }
    }
}
