using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runware.Wan25;

/// <summary>Converts a <see cref="VideoOperationId"/> to and from its text form, also as a dictionary key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VideoOperationIdJsonConverter : JsonConverter<VideoOperationId>
{
    /// <inheritdoc/>
    public override VideoOperationId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && VideoOperationId.TryParse(reader.GetString(), out VideoOperationId id)
            ? id
            : throw new JsonException(
                "Expected a video operation id: a task id (UUID), optionally followed by '-' and the number of results.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, VideoOperationId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    /// <inheritdoc/>
    public override VideoOperationId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        VideoOperationId.TryParse(reader.GetString(), out VideoOperationId id)
            ? id
            : throw new JsonException("Expected a video operation id as the key.");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, VideoOperationId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.ToString());
    }
}
