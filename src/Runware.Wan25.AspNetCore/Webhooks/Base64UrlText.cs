using System.Buffers.Text;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Base64url without padding, as in RFC 4648, section 5: .NET 8 has none of its own.</summary>
internal static class Base64UrlText
{
    /// <summary>Writes the text of some bytes. The place for it must be exactly as long as the text.</summary>
    public static void Write(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        Span<byte> padded = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        Base64.EncodeToUtf8(bytes, padded, out _, out _);
        padded[..text.Length].CopyTo(text);
        text.Replace((byte)'+', (byte)'-');
        text.Replace((byte)'/', (byte)'_');
    }
}
