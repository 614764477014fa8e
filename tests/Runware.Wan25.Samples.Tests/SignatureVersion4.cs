using System.Security.Cryptography;
using System.Text;

namespace Runware.Wan25.Samples.Tests;

/// <summary>Computes the signature of a presigned URL, after the documentation of S3.</summary>
internal static class SignatureVersion4
{
    public static string OfUrl(string method, string host, string path, IReadOnlyDictionary<string, string> query, string secretKey)
    {
        string signed = string.Join('&', query
            .Where(pair => pair.Key != "X-Amz-Signature")
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        string canonical = string.Join('\n', method, path, signed, $"host:{host}\n", "host", "UNSIGNED-PAYLOAD");

        // <access key>/<date>/<region>/s3/aws4_request
        string[] credential = query.GetValueOrDefault("X-Amz-Credential", "").Split('/');
        string scope = string.Join('/', credential.Skip(1));
        string hash = Hex(SHA256.HashData(Bytes(canonical)));
        string text = string.Join('\n', "AWS4-HMAC-SHA256", query.GetValueOrDefault("X-Amz-Date"), scope, hash);
        byte[] key = credential.Skip(1).Aggregate(Bytes("AWS4" + secretKey), (key, part) => HMACSHA256.HashData(key, Bytes(part)));
        return Hex(HMACSHA256.HashData(key, Bytes(text)));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
