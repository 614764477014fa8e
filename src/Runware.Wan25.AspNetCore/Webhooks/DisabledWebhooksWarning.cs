using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Says once, at the start of the host, that webhooks are registered but off.</summary>
internal sealed class DisabledWebhooksWarning(WebhookTokenProvider tokens, ILogger<DisabledWebhooksWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!tokens.IsEnabled)
        {
            WebhookLog.Off(logger);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
