using System.Buffers;
using System.Net;
using System.Text;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport;

/// <summary>Makes responses.</summary>
internal static class ApiResponses
{
    /// <summary>A response to a request that was sent once.</summary>
    public static ApiResponse Of(int? status, string? json = null, Exception? failure = null) => new()
    {
        Status = (HttpStatusCode?)status,
        Envelope = json is null ? null : Envelope(json),
        Failure = failure,
        Sent = Record(isRecorded: true, status is { } code ? code : failure!),
    };

    /// <summary>A record of sendings that ended with these statuses and exceptions, the last of which is what the transport saw.</summary>
    public static SentMessageHistory Record(bool isRecorded, params object[] ends)
    {
        var record = new SentMessageHistory(new("https://scripted.test/v1"), new ByteArrayContent([]));
        HttpResponseMessage? response = null;
        foreach (var end in ends)
        {
            response = end is int status ? new((HttpStatusCode)status) : null;
            if (response is not null)
            {
                record.Begin().End(response);
            }
            else
            {
                record.Begin().End((Exception)end);
            }
        }

        record.Close(response, isRecorded);
        return record;
    }

    private static ResponseEnvelope Envelope(string json)
    {
        var length = Encoding.UTF8.GetByteCount(json);
        var pooled = ArrayPool<byte>.Shared.Rent(length);
        Encoding.UTF8.GetBytes(json, pooled);
        return Runware.Wan25.Transport.Wire.ResponseEnvelope.TryRead(pooled, length)!;
    }
}
