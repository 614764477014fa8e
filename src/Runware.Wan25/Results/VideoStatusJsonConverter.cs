using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runware.Wan25;

/// <summary>Converts a <see cref="VideoStatus"/> to and from its name on the wire.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VideoStatusJsonConverter : JsonConverter<VideoStatus>
{
    /// <inheritdoc/>
    public override VideoStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Expected a video status."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, VideoStatus value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
