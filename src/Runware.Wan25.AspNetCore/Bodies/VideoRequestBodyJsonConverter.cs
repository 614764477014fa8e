using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>Reads a body that is a member of another one.</summary>
internal sealed class VideoRequestBodyJsonConverter : JsonConverter<VideoRequestBody>
{
    public override bool HandleNull => true;

    public override VideoRequestBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return VideoRequestBody.Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, VideoRequestBody value, JsonSerializerOptions options) =>
        throw new NotSupportedException($"A {nameof(VideoRequestBody)} is read only. Write the {nameof(VideoRequest)} in place of it.");
}
