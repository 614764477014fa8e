using System.Buffers;
using System.Net;
using System.Text;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport;

/// <summary>Makes replies.</summary>
internal static class Replies
{
    public static ApiReply Of(int? status, string? json = null, Exception? failure = null) =>
        new() { Status = (HttpStatusCode?)status, Envelope = json is null ? null : Envelope(json), Failure = failure };

    private static Envelope Envelope(string json)
    {
        var length = Encoding.UTF8.GetByteCount(json);
        var pooled = ArrayPool<byte>.Shared.Rent(length);
        Encoding.UTF8.GetBytes(json, pooled);
        return Runware.Wan25.Transport.Wire.Envelope.TryRead(pooled, length)!;
    }
}
