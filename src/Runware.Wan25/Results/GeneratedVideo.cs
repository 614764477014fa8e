using System.Text.Json;

namespace Runware.Wan25;

/// <summary>One finished video.</summary>
public sealed class GeneratedVideo
{
    internal GeneratedVideo(VideoOperationId operationId, Guid videoId)
    {
        OperationId = operationId;
        VideoId = videoId;
    }

    /// <summary>The operation that made it.</summary>
    public VideoOperationId OperationId { get; }

    /// <summary>The video's own id (<c>videoUUID</c>).</summary>
    public Guid VideoId { get; }

    /// <summary>
    /// Where the file is, for a limited time (the service does not say how long unless <see cref="VideoRequestBuilder.WithTimeToLive"/> was set).
    /// Anyone who has the URL can read the file. <see langword="null"/> when the service gave none, as it may with an upload endpoint.
    /// </summary>
    public Uri? Url { get; internal init; }

    /// <summary>The seed that was used: 0 to 4294967295, since a seed chosen by the service lies in the unsigned 32-bit range.</summary>
    public long? Seed { get; internal init; }

    /// <summary>What this video cost, in US dollars; <see langword="null"/> when the service did not say.</summary>
    public decimal? Cost { get; internal init; }

    /// <summary>What the content check said (<c>NSFWContent</c>): <see langword="null"/> when it said nothing.</summary>
    public bool? IsFlagged { get; internal init; }

    /// <summary>The row as it came, members this version does not know included. It holds the URL, so do not log it.</summary>
    public JsonElement Json { get; internal init; }

    /// <summary>Gets the video for a handle: what one handle believes about the number of results shows in no other.</summary>
    internal GeneratedVideo For(VideoOperationId id) => OperationId.ResultCount == id.ResultCount
        ? this
        : new GeneratedVideo(id, VideoId) { Url = Url, Seed = Seed, Cost = Cost, IsFlagged = IsFlagged, Json = Json };

    /// <summary>The video's id.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"video {VideoId} of {OperationId}";
}
