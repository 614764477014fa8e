using System.Security.Cryptography;
using System.Text;

namespace Runware.Wan25.Requests;

/// <summary>Turns a scope and a key into a task id. The format is frozen: the same pair must name the same job for ever.</summary>
internal static class IdempotencyKey
{
    private const string Prefix = "runware.wan25/1\n";

    // Throws instead of replacing: two different broken texts must not become one id.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Guid TaskIdOf(string scope, string key)
    {
        Span<byte> hash = SHA256.HashData(StrictUtf8.GetBytes($"{Prefix}{scope}\n{key}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    public static IdempotencyFault FaultOf(string? scope, string? key) =>
        string.IsNullOrEmpty(scope) || string.IsNullOrEmpty(key) ? IdempotencyFault.Empty
        : scope.Contains('\n', StringComparison.Ordinal) ? IdempotencyFault.LineBreakInScope
        : CodePoints.Count(scope) < 0 || CodePoints.Count(key) < 0 ? IdempotencyFault.UnpairedSurrogate
        : IdempotencyFault.None;
}

/// <summary>Why an idempotency key gives no task id.</summary>
internal enum IdempotencyFault : byte
{
    None,
    Empty,
    LineBreakInScope,
    UnpairedSurrogate,
}
