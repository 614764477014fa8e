using System.Text;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Creates the webhook URLs of operations and validates their tokens, with the current settings.</summary>
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

        // Called with valid settings only, so that an invalid change has no effect.
        _changes = options.OnChange(changed => _settings = new(changed));
    }

    // Read when it is first needed: the host reports invalid settings when it starts.
    private Settings Current => _settings ??= new(_options.CurrentValue);

    public long MaxBodySize => Current.MaxBodySize;

    public bool IsEnabled => Current.BaseUrl is not null;

    public Uri? CreateUrl(VideoOperationId id)
    {
        Settings current = Current;
        if (current.BaseUrl is null)
        {
            return null;
        }

        var token = new WebhookToken(id, (_clock.GetUtcNow() + current.Lifetime).ToUnixTimeSeconds());
        return new($"{current.BaseUrl}/{token.Sign(current.Keys[0])}");
    }

    public WebhookTokenStatus Validate(string? text, out VideoOperationId id) =>
        WebhookToken.Validate(text, Current.Keys, _clock.GetUtcNow(), out id);

    public void Dispose() => _changes?.Dispose();

    private sealed class Settings(Wan25WebhookOptions options)
    {
        /// <summary>Gets the URL before the token; <see langword="null"/> where webhooks are off.</summary>
        public string? BaseUrl { get; } = options.PublicBaseUrl?.AbsoluteUri.TrimEnd('/');

        public IReadOnlyList<byte[]> Keys { get; } = [.. options.Secrets.Select(Encoding.UTF8.GetBytes)];

        public TimeSpan Lifetime { get; } = options.Lifetime;

        public long MaxBodySize { get; } = options.MaxBodySize;
    }
}
