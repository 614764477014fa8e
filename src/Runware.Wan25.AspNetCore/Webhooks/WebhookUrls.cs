using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Gives the operations of every registered client their webhook URLs, where the application has not said otherwise.</summary>
internal sealed class WebhookUrls(WebhookSeal seal) : IPostConfigureOptions<Wan25ClientOptions>
{
    public void PostConfigure(string? name, Wan25ClientOptions options) => options.WebhookUrlFactory ??= seal.UrlOf;
}
