using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Provides all clients of the application. A token names an operation, not the client that waits for it.</summary>
internal sealed class OperationNudger(IServiceProvider services)
{
    private readonly Lazy<IReadOnlyList<IWan25Client>> _all = new(() =>
    [
        .. services.GetServices<IWan25Client>(),
        .. services is IKeyedServiceProvider ? services.GetKeyedServices<IWan25Client>(KeyedService.AnyKey) : [],
    ]);

    /// <summary>Makes the clients that wait for an operation poll it now.</summary>
    /// <returns>Whether a client in this process waits for it. Otherwise nothing is sent.</returns>
    public bool Nudge(VideoOperationId id)
    {
        bool isWaitedFor = false;
        foreach (IWan25Client client in _all.Value)
        {
            isWaitedFor |= client.GetOperation(id).Nudge();
        }

        return isWaitedFor;
    }
}
