using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Gives the operations of every registered client their webhook URLs, where the application has not said otherwise.</summary>
internal sealed class ConfigureWebhookUrls(WebhookTokenProvider tokens) : IPostConfigureOptions<Wan25ClientOptions>
{
    public void PostConfigure(string? name, Wan25ClientOptions options) => options.WebhookUrlFactory ??= tokens.CreateUrl;
}
