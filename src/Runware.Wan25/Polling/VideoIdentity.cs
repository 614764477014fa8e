using System.Security.Cryptography;
using System.Text;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// Gives a finished row that names no video id one of its own, made from what tells it apart, so that the same video is not delivered twice and two videos
/// are not taken for one.
/// </summary>
internal static class VideoIdentity
{
    public static Guid Derive(TaskRow row, VideoOperationId operation)
    {
        var identity = row.Json.Member("videoUUID"u8).Text() ?? row.Url?.GetLeftPart(UriPartial.Path) ?? row.Seed?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation.TaskId:D} {identity}")).AsSpan(0, 16), bigEndian: true);
    }
}
