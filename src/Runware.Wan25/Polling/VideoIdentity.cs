using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// Gives a finished row that names no video id one of its own, made from what identifies it, so that the same video is not delivered twice
/// and two videos are not taken for one.
/// </summary>
internal static class VideoIdentity
{
    /// <summary>Determines whether a finished row, with an id of its own or the derived one, is about a known video.</summary>
    public static bool IsSame(GeneratedVideo video, Guid videoId, Guid? rowId, Uri? rowUrl) =>
        VideoMatcher.IsSame(video, videoId, rowUrl, rowId is not null, static known => new TaskRow(known.Json).VideoId is not null);

    /// <summary>Adds the videos that are not known yet, and the URLs of those that are.</summary>
    public static GeneratedVideo[] Union(GeneratedVideo[] known, IEnumerable<GeneratedVideo> others)
    {
        foreach (GeneratedVideo other in others)
        {
            Guid? ownId = new TaskRow(other.Json).VideoId;
            int place = Array.FindIndex(known, video => IsSame(video, other.VideoId, ownId, other.Url));
            if (place < 0)
            {
                known = [.. known, other];
            }
            else if (known[place].Url is null && other.Url is not null)
            {
                known = [.. known[..place], other, .. known[(place + 1)..]];
            }
        }

        return known;
    }

    public static Guid Derive(TaskRow row, VideoOperationId operation)
    {
        string? identity = row.Json.Member("videoUUID"u8).Text()
            ?? row.Url?.GetLeftPart(UriPartial.Path)
            ?? row.Seed?.ToString(CultureInfo.InvariantCulture);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation.TaskId:D} {identity}")).AsSpan(0, 16), bigEndian: true);
    }
}
