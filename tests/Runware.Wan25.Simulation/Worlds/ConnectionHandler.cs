namespace Runware.Wan25.Simulation.Worlds;

/// <summary>Stands for the connection, although there is more behind it: what the client knows of its sendings ends here.</summary>
internal abstract class ConnectionHandler(HttpMessageHandler service) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _service = new(service, disposeHandler: false);

    protected Task<HttpResponseMessage> PassOnAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _service.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _service.Dispose();
        }

        base.Dispose(disposing);
    }
}
