namespace Runware.Wan25.Emulator;

/// <summary>Routes the requests of all hosts.</summary>
internal sealed class EmulatorService(EmulatorState state)
{
    public const string ApiPath = "/v1";

    private readonly ApiEndpoint _api = new(state);
    private readonly VideoEndpoint _videos = new(state);

    public ValueTask<EmulatedResponse> HandleAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        state.Ledger.Requests.CountRequest();
        if (request.Path.TrimEnd('/') == ApiPath)
        {
            return request.Method == "POST" ? _api.HandleAsync(request, cancellationToken) : Refuse(405, "POST an array of tasks.");
        }

        if (request.Path.StartsWith("/video/", StringComparison.Ordinal))
        {
            return _videos.HandleAsync(request, cancellationToken);
        }

        if (request.Path == "/ledger")
        {
            return ValueTask.FromResult(EmulatedResponse.Json(200, LedgerJson.Write(state.Ledger)));
        }

        if (request.Path == "/world")
        {
            return ValueTask.FromResult(WorldEndpoint.Handle(request, state.Options));
        }

        if (request.Path == "/faults")
        {
            return ValueTask.FromResult(FaultsEndpoint.Handle(request, state.Faults));
        }

        return request.Path.StartsWith("/media/", StringComparison.Ordinal)
            ? ValueTask.FromResult(MediaEndpoint.Handle(request, state.Media))
            : Refuse(404, "Not found. The API is at /v1, the ledger at /ledger, the uncertain behaviour at /world, faults at /faults.");
    }

    private static ValueTask<EmulatedResponse> Refuse(int status, string text) => ValueTask.FromResult(EmulatedResponse.Text(status, text));
}
