using System.Buffers.Text;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Encodes base64url without padding (RFC 4648, section 5), which .NET 8 does not provide.</summary>
internal static class Base64UrlText
{
    /// <summary>Encodes bytes. The destination must be exactly as long as the text.</summary>
    public static void Write(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        Span<byte> padded = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, padded, out _, out _);
        padded[..text.Length].CopyTo(text);
        text.Replace((byte)'+', (byte)'-');
        text.Replace((byte)'/', (byte)'_');
    }
}
