using System.Collections.Specialized;
using System.Globalization;
using System.Web;

namespace Runware.Wan25.Emulator;

/// <summary>The URLs of result files: signed, so that logging one reveals a secret, and expiring if the task set a ttl.</summary>
internal sealed class VideoUrls(Uri origin, RunwareEmulatorOptions options)
{
    private readonly string _root = origin.GetLeftPart(UriPartial.Authority);

    public string Create(Guid videoId, ClipFormat format, DateTimeOffset? expires)
    {
        string end = expires is { } at ? $"&expires={at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}" : string.Empty;
        return $"{_root}/video/os/a25d01/ws/5/vi/{videoId:D}.{format.Extension()}?sig={Sign(videoId, expires)}{end}";
    }

    public string ForMedia(Guid mediaId) => $"{_root}/media/{mediaId:D}";

    /// <summary>Determines whether <see cref="Create"/> made a query, and when it expires.</summary>
    public bool IsSigned(Guid videoId, string query, out DateTimeOffset? expires)
    {
        NameValueCollection pairs = HttpUtility.ParseQueryString(query);
        expires = long.TryParse(pairs["expires"], NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
        return pairs["sig"] == Sign(videoId, expires);
    }

    private string Sign(Guid videoId, DateTimeOffset? expires)
    {
        Span<byte> id = stackalloc byte[16];
        videoId.TryWriteBytes(id);
        long first = BitConverter.ToInt64(id) ^ BitConverter.ToInt64(id[8..]);
        ulong signature = DeterministicRandom.Bits(options.Seed, "signature", first, expires?.ToUnixTimeMilliseconds() ?? 0);
        return signature.ToString("x16", CultureInfo.InvariantCulture);
    }
}
