namespace Runware.Wan25.AspNetCore;

/// <summary>Provides the settings of webhooks.</summary>
/// <remarks>
/// The settings are validated when the host starts. A valid change of their configuration takes effect at once; an invalid one has no
/// effect.
/// </remarks>
public sealed class Wan25WebhookOptions
{
    /// <summary>
    /// Gets or sets the URL at which the service reaches the pattern of <c>MapWan25Webhooks</c>, for example
    /// <c>https://example.com/hooks/wan25</c>.
    /// </summary>
    /// <value>
    /// An absolute URL without a query: <c>https</c>, or <c>http</c> on this machine. The default is <see langword="null"/>:
    /// webhooks are off, and the client only polls.
    /// </value>
    /// <remarks>A node with an address of its own receives the webhooks of the operations that it submits, and no others.</remarks>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>Gets or sets the secrets, newest first. The first one signs tokens; all are accepted.</summary>
    /// <value>
    /// At least one secret of at least 32 bytes in UTF-8, for example from <c>openssl rand -base64 32</c>. The default is an empty list,
    /// but a secret is required where <see cref="PublicBaseUrl"/> is set.
    /// </value>
    /// <remarks>To rotate secrets, insert a new one at the beginning, and remove the old one after <see cref="Lifetime"/>.</remarks>
    public IReadOnlyList<string> Secrets { get; set; } = [];

    /// <summary>Gets or sets how long a webhook URL is valid, from the submission.</summary>
    /// <value>From 1 minute to 365 days. The default is 24 hours.</value>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Gets or sets the maximum size of a webhook's body, in bytes. Bodies are read and discarded.</summary>
    /// <value>Zero or more. The default is 1,048,576.</value>
    public long MaxBodySize { get; set; } = 1024 * 1024;

    /// <summary>Returns the host and the number of secrets.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"webhooks at {PublicBaseUrl?.Host}, {Secrets?.Count ?? 0} secrets";
}
