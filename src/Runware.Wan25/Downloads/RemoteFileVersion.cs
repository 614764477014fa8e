using System.Net.Http.Headers;

namespace Runware.Wan25.Downloads;

/// <summary>What tells one state of a file at its host from another.</summary>
/// <param name="StrongETag">The same tag means the same bytes. A weak tag does not say so and counts as none.</param>
/// <param name="Length">The size of the whole file; <see langword="null"/> where the host does not give it.</param>
internal sealed record RemoteFileVersion(EntityTagHeaderValue? StrongETag, long? Length)
{
    /// <summary>The file that a 200 carries.</summary>
    public static RemoteFileVersion Of(HttpResponseMessage response)
    {
        ThrowIfEncoded(response.Content);
        return new(response.Headers.ETag is { IsWeak: false, Tag.Length: > 2 } tag ? tag : null, response.Content.Headers.ContentLength);
    }

    /// <summary>
    /// Whether a body that arrives without an error has arrived whole: by its length, its last chunk or the end of its stream. One that
    /// ends with its connection may have been cut.
    /// </summary>
    public static bool HasProvenEnd(HttpResponseMessage response) =>
        response.Content.Headers.ContentLength is not null
        || response.Headers.TransferEncodingChunked == true
        || response.Version.Major >= 2;

    /// <summary>Whether the two hold the same bytes for certain.</summary>
    public bool IsSameAs(RemoteFileVersion? other) =>
        StrongETag is not null && StrongETag.Equals(other?.StrongETag) && Length == other.Length;

    /// <summary>It was asked for as it is. The length and the ranges of an encoded body are not those of the file.</summary>
    public static void ThrowIfEncoded(HttpContent content)
    {
        string? coding = content.Headers.ContentEncoding.FirstOrDefault(one => !one.Equals("identity", StringComparison.OrdinalIgnoreCase));
        if (coding is not null)
        {
            throw new DownloadAttemptException(
                DownloadFailureKind.Transient, $"the host sent an unexpected Content-Encoding ({Clean(coding)})");
        }
    }

    private static string Clean(string coding) => coding.Length <= 20 ? coding : coding[..20];
}
