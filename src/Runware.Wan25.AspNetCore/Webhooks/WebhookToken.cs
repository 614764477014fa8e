using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>
/// Represents the last segment of a webhook URL: <c>1.&lt;operation id&gt;.&lt;expiry in unix seconds&gt;.&lt;HMAC-SHA256 of the rest in
/// base64url&gt;</c>. It allows its holder to nudge one operation until it expires, and nothing else. The first number is the format.
/// </summary>
internal readonly record struct WebhookToken(VideoOperationId Id, long Expiry)
{
    private const string Version = "1";
    private const int MacLength = 43;
    private const int MaxLength = 160;

    // Separates these signatures from those for other purposes with the same secret.
    private static ReadOnlySpan<byte> Purpose => "runware.wan25.webhook\n"u8;

    /// <summary>Returns the signed text of the token.</summary>
    public string Sign(byte[] key)
    {
        string claims = string.Create(CultureInfo.InvariantCulture, $"{Version}.{Id}.{Expiry}");
        Span<byte> mac = stackalloc byte[MacLength];
        Mac(claims, key, mac);
        return $"{claims}.{Encoding.ASCII.GetString(mac)}";
    }

    /// <summary>
    /// Validates a text: it must be signed with one of the keys, and not be expired. The time this takes depends neither on the key nor on
    /// the signature.
    /// </summary>
    public static WebhookTokenStatus Validate(string? text, IReadOnlyList<byte[]> keys, DateTimeOffset now, out VideoOperationId id)
    {
        bool isSigned = TryRead(text, keys, out WebhookToken token);
        id = token.Id;
        return !isSigned ? WebhookTokenStatus.Invalid
            : token.Expiry <= now.ToUnixTimeSeconds() ? WebhookTokenStatus.Expired
            : WebhookTokenStatus.Valid;
    }

    private static bool TryRead(string? text, IReadOnlyList<byte[]> keys, out WebhookToken token)
    {
        token = default;
        if (text is null || text.Length is <= MacLength or > MaxLength || text[^(MacLength + 1)] != '.' || !Ascii.IsValid(text))
        {
            return false;
        }

        ReadOnlySpan<char> claims = text.AsSpan(0, text.Length - MacLength - 1);
        return HasValidSignature(claims, text.AsSpan(text.Length - MacLength), keys) && TryReadClaims(claims, out token);
    }

    private static bool HasValidSignature(ReadOnlySpan<char> claims, ReadOnlySpan<char> signature, IReadOnlyList<byte[]> keys)
    {
        Span<byte> given = stackalloc byte[MacLength];
        Span<byte> expected = stackalloc byte[MacLength];
        Encoding.ASCII.GetBytes(signature, given);
        bool isValid = false;
        foreach (byte[] key in keys)
        {
            Mac(claims, key, expected);
            isValid |= CryptographicOperations.FixedTimeEquals(given, expected);
        }

        return isValid;
    }

    private static bool TryReadClaims(ReadOnlySpan<char> claims, out WebhookToken token)
    {
        token = default;
        string[] parts = claims.ToString().Split('.');
        if (parts is not [Version, var id, var expiry]
            || !VideoOperationId.TryParse(id, out VideoOperationId operation)
            || !long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            return false;
        }

        token = new(operation, seconds);
        return true;
    }

    private static void Mac(ReadOnlySpan<char> claims, byte[] key, Span<byte> text)
    {
        Span<byte> signed = stackalloc byte[Purpose.Length + MaxLength];
        Purpose.CopyTo(signed);
        int length = Purpose.Length + Encoding.ASCII.GetBytes(claims, signed[Purpose.Length..]);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed[..length], mac);
        Base64UrlText.Write(mac, text);
    }
}
