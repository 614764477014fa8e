namespace Runware.Wan25.Tests.Transport;

/// <summary>Sends again when a sending fails or is put off, once, as a handler for resilience does.</summary>
internal sealed class Repeating(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? response : await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return await base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>Sends a message of its own with the same bytes, and nothing else of the one it was given.</summary>
internal sealed class Rebuilding(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)),
        };
        return await base.SendAsync(copy, cancellationToken);
    }
}

/// <summary>Asks an identity provider for a token before each message.</summary>
internal sealed class AsksForAToken(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var poll =
            new HttpRequestMessage(HttpMethod.Post, "https://identity.test/token") { Content = new StringContent("grant") };
        (await base.SendAsync(poll, cancellationToken)).Dispose();
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Returns the first response and sends once more when it is told to.</summary>
internal sealed class SendsAgainLater(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<HttpResponseMessage>? Second { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Second = AgainAsync(new HttpRequestMessage(request.Method, request.RequestUri));
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> AgainAsync(HttpRequestMessage copy)
    {
        await Go.Task;
        return await base.SendAsync(copy, CancellationToken.None);
    }
}

/// <summary>Reads the body, to sign it, and fails.</summary>
internal sealed class ReadsAndThrows(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        throw new InvalidOperationException("The signing key is missing.");
    }
}
