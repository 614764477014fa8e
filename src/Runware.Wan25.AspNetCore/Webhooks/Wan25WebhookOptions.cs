namespace Runware.Wan25.AspNetCore;

/// <summary>
/// The settings of webhooks. They are checked when the host starts; where their configuration can change, a change takes effect at once, and one that is not
/// valid does not.
/// </summary>
public sealed class Wan25WebhookOptions
{
    /// <summary>
    /// Where the service reaches the pattern given to <c>MapWan25Webhooks</c> from outside, for example <c>https://example.com/hooks/wan25</c>. Absolute, without
    /// query; <c>https</c>, or <c>http</c> on this machine. Required. A node that has an address of its own gets its own webhooks and no other's.
    /// </summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>
    /// The secrets, newest first: the first signs, all are accepted. At least one; each at least 32 bytes in UTF-8, for example
    /// <c>openssl rand -base64 32</c>. To rotate, put a new one first, and take the old one out when <see cref="Lifetime"/> has passed.
    /// </summary>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>How long a webhook URL is good for, from the submission. 1 minute to 365 days; default: 24 hours.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many bytes the body of a webhook may have. They are read and thrown away. Not negative; default: 1,048,576.</summary>
    public long MaxBodySize { get; set; } = 1024 * 1024;

    /// <summary>The address, and nothing secret.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"webhooks at {PublicBaseUrl?.Host}, {Secrets?.Count ?? 0} secrets";
}
