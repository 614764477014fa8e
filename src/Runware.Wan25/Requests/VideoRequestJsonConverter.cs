using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>Converts a <see cref="VideoRequest"/> to and from the form of <see cref="VideoRequest.ToJson"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VideoRequestJsonConverter : JsonConverter<VideoRequest>
{
    /// <inheritdoc/>
    public override VideoRequest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return VideoRequestJsonReader.Read(document.RootElement);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, VideoRequest value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        VideoRequestJsonWriter.Write(writer, value.Parameters);
    }
}
