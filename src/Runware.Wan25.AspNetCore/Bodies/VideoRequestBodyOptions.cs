using Runware.Wan25.AspNetCore.Bodies;

namespace Runware.Wan25.AspNetCore;

/// <summary>Provides the limits of the bodies that <see cref="VideoRequestBody"/> reads.</summary>
/// <remarks>
/// The size of one body is limited by the server (30 MB by default with Kestrel), or by the endpoint's request size limit. A body with an
/// image in base64 takes about four times its size in memory until its request ends.
/// </remarks>
/// <example>
/// <code>
/// builder.Services.Configure&lt;VideoRequestBodyOptions>(options => options.MaxTotalSize = 256 * 1024 * 1024);
/// </code>
/// </example>
public sealed class VideoRequestBodyOptions
{
    private BodyMemoryLimit? _limit;

    /// <summary>
    /// Gets or sets how many bytes the bodies of all requests together may have at once. A body that would exceed it is not read until
    /// others have ended. Bodies of less than 64 KiB do not count.
    /// </summary>
    /// <value>One or more. The default is 67,108,864 (64 MiB). One body is always read, whatever its size.</value>
    public long MaxTotalSize { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets or sets how long a body waits until it is read. After that, the response is 503 (Service Unavailable) with <c>Retry-After</c>.
    /// </summary>
    /// <value>Zero or more. The default is 30 seconds.</value>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the limit of all bodies that are read with these options.</summary>
    internal BodyMemoryLimit Limit => _limit ?? Interlocked.CompareExchange(ref _limit, new(this), null) ?? _limit;
}
