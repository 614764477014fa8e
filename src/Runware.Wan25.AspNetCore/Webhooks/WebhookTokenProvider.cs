using System.Text;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Makes the webhook URLs of operations and tells whether a token is ours, by the settings as they are now.</summary>
internal sealed class WebhookTokenProvider : IDisposable
{
    private readonly IOptionsMonitor<Wan25WebhookOptions> _options;
    private readonly TimeProvider _clock;
    private readonly IDisposable? _changes;
    private volatile Settings? _settings;

    public WebhookTokenProvider(IOptionsMonitor<Wan25WebhookOptions> options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;

        // Called with valid settings only, so that a mistake in a file that is being edited stops nothing.
        _changes = options.OnChange(changed => _settings = new(changed));
    }

    // Not read before it is needed: settings that are not valid are the host's to report.
    private Settings Now => _settings ??= new(_options.CurrentValue);

    public long MaxBodySize => Now.MaxBodySize;

    public Uri CreateUrl(VideoOperationId id)
    {
        Settings now = Now;
        var token = new WebhookToken(id, (_clock.GetUtcNow() + now.Lifetime).ToUnixTimeSeconds());
        return new($"{now.BaseUrl}/{token.Sign(now.Keys[0])}");
    }

    public WebhookTokenStatus Validate(string? text, out VideoOperationId id)
    {
        var isOurs = WebhookToken.TryRead(text, Now.Keys, out WebhookToken token);
        id = token.Id;
        return !isOurs ? WebhookTokenStatus.Invalid
            : token.Expiry <= _clock.GetUtcNow().ToUnixTimeSeconds() ? WebhookTokenStatus.Expired
            : WebhookTokenStatus.Valid;
    }

    public void Dispose() => _changes?.Dispose();

    private sealed class Settings(Wan25WebhookOptions options)
    {
        public string BaseUrl { get; } = options.PublicBaseUrl!.AbsoluteUri.TrimEnd('/');

        public IReadOnlyList<byte[]> Keys { get; } = [.. options.Secrets.Select(Encoding.UTF8.GetBytes)];

        public TimeSpan Lifetime { get; } = options.Lifetime;

        public long MaxBodySize { get; } = options.MaxBodySize;
    }
}

/// <summary>What is to be thought of a token.</summary>
internal enum WebhookTokenStatus
{
    Invalid,
    Expired,
    Valid,
}
