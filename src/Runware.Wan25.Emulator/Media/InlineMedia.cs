using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Media that are sent as text: a data URI, or base64 alone. The bytes are not inspected; any are accepted, but not none.
/// </summary>
internal sealed class InlineMedia
{
    private const string DataScheme = "data:";
    private const string Base64Marker = ";base64,";

    private InlineMedia(byte[] bytes, string? mediaType)
    {
        Bytes = bytes;
        MediaType = mediaType;
    }

    public byte[] Bytes { get; }

    /// <summary>The media type; null for base64 without a prefix.</summary>
    public string? MediaType { get; }

    public static bool IsUrl(string value) =>
        value.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(value, UriKind.Absolute, out Uri? uri)
        && uri.Scheme is "http" or "https";

    public static bool TryDecode(string value, [NotNullWhen(true)] out InlineMedia? media)
    {
        media = null;
        string? mediaType = null;
        ReadOnlySpan<char> text = value;
        if (value.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase))
        {
            int marker = value.IndexOf(Base64Marker, StringComparison.OrdinalIgnoreCase);
            if (marker <= DataScheme.Length)
            {
                return false;
            }

            mediaType = value[DataScheme.Length..marker];
            text = text[(marker + Base64Marker.Length)..];
        }

        if (!Base64.IsValid(text, out int length) || length == 0)
        {
            return false;
        }

        byte[] bytes = new byte[length];
        if (!Convert.TryFromBase64Chars(text, bytes, out _))
        {
            return false;
        }

        media = new InlineMedia(bytes, mediaType);
        return true;
    }

    public ReceivedMedia Describe(string path) => new()
    {
        Path = path,
        Kind = MediaType is null ? ReceivedMediaKind.Base64 : ReceivedMediaKind.DataUri,
        MediaType = MediaType,
        Length = Bytes.Length,
        Sha256 = Convert.ToHexString(SHA256.HashData(Bytes)).ToLowerInvariant(),
    };
}
