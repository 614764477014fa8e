using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>The stored form of a video.</summary>
[method: JsonConstructor]
internal sealed record StoredVideo(
    Guid VideoId, string? Url = null, long? Seed = null, decimal? Cost = null, bool? Flagged = null, JsonElement? Row = null)
{
    public StoredVideo(GeneratedVideo video)
        : this(
            video.VideoId,
            video.Url?.OriginalString,
            video.Seed,
            video.Cost,
            video.IsFlagged,
            video.Json.ValueKind == JsonValueKind.Object ? video.Json : null)
    {
    }

    public GeneratedVideo ToModel(VideoOperationId id) => Wan25ModelFactory.GeneratedVideo(
        id, VideoId, Url is null ? null : new Uri(Url, UriKind.Absolute), Seed, Cost, Flagged, Row?.Clone() ?? default);

    // The generated text would contain the URL.
    public override string ToString() => VideoId.ToString();
}
