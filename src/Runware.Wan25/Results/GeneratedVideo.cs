using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runware.Wan25;

/// <summary>Represents a finished video.</summary>
public sealed class GeneratedVideo
{
    internal GeneratedVideo(VideoOperationId operationId, Guid videoId)
    {
        OperationId = operationId;
        VideoId = videoId;
    }

    /// <summary>Gets the id of the operation that generated the video.</summary>
    public VideoOperationId OperationId { get; }

    /// <summary>Gets the id of the video (<c>videoUUID</c>).</summary>
    public Guid VideoId { get; }

    /// <summary>Gets the URL of the file. Anyone who has the URL can read the file.</summary>
    /// <value>The URL, or <see langword="null"/> when the service gave none, as it may with an upload endpoint.</value>
    /// <remarks>
    /// The URL expires. The service does not document when, unless <see cref="VideoRequestBuilder.WithTimeToLive"/> was set.
    /// </remarks>
    public Uri? Url { get; internal init; }

    /// <summary>Gets the seed that was used.</summary>
    /// <value>0 to 4294967295, since a seed chosen by the service lies in the unsigned 32-bit range.</value>
    public long? Seed { get; internal init; }

    /// <summary>Gets the cost of the video, in US dollars.</summary>
    /// <value>The cost, or <see langword="null"/> when the service did not report it.</value>
    public decimal? Cost { get; internal init; }

    /// <summary>Gets a value that indicates whether the content check flagged the video (<c>NSFWContent</c>).</summary>
    /// <value>The result of the check, or <see langword="null"/> when there was none.</value>
    public bool? IsFlagged { get; internal init; }

    /// <summary>
    /// Gets the row as the service sent it, unknown members included. It contains the URL: do not log it. It is not serialized.
    /// </summary>
    [JsonIgnore]
    public JsonElement Json { get; internal init; }

    /// <summary>Gets the video under the id of one handle, whose result count may differ from another handle's.</summary>
    internal GeneratedVideo For(VideoOperationId id) => OperationId.ResultCount == id.ResultCount
        ? this
        : new GeneratedVideo(id, VideoId) { Url = Url, Seed = Seed, Cost = Cost, IsFlagged = IsFlagged, Json = Json };

    /// <summary>Returns the ids of the video and of its operation.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"video {VideoId} of {OperationId}";
}
