using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Sets the webhook URL factory of every registered client, unless the application has set one.</summary>
internal sealed class ConfigureWebhookUrls(WebhookTokenProvider tokens) : IPostConfigureOptions<Wan25ClientOptions>
{
    public void PostConfigure(string? name, Wan25ClientOptions options) => options.WebhookUrlFactory ??= tokens.CreateUrl;
}
