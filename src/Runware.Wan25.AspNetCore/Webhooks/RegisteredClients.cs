using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>All clients of the application: a token names an operation, not the client that waits for it.</summary>
internal sealed class RegisteredClients(IServiceProvider services)
{
    private readonly Lazy<IReadOnlyList<IWan25Client>> _all = new(() =>
    [
        .. services.GetServices<IWan25Client>(),
        .. services is IKeyedServiceProvider ? services.GetKeyedServices<IWan25Client>(KeyedService.AnyKey) : [],
    ]);

    /// <summary>Has those who wait for an operation ask for it now.</summary>
    /// <returns>Whether anybody in this process waits for it. Where nobody does, nothing is sent.</returns>
    public bool Nudge(VideoOperationId id)
    {
        var isWaitedFor = false;
        foreach (IWan25Client client in _all.Value)
        {
            isWaitedFor |= client.GetOperation(id).Nudge();
        }

        return isWaitedFor;
    }
}
