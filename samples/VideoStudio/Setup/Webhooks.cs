using Runware.Wan25.AspNetCore;

namespace VideoStudio;

/// <summary>Registers webhooks if <c>Webhooks:PublicBaseUrl</c> is set. The URL must lead to <see cref="Pattern"/>.</summary>
internal static class Webhooks
{
    public const string Pattern = "/hooks/wan25";

    private const string Section = "Webhooks";

    public static bool Add(WebApplicationBuilder builder)
    {
        IConfigurationSection section = builder.Configuration.GetSection(Section);
        if (string.IsNullOrEmpty(section[nameof(Wan25WebhookOptions.PublicBaseUrl)]))
        {
            return false;
        }

        builder.Services.AddWan25Webhooks(section);
        return true;
    }
}
