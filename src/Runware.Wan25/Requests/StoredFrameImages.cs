using System.Text.Json;

namespace Runware.Wan25.Requests;

/// <summary>Reads <c>inputs.frameImages</c> in both of its forms.</summary>
internal static class StoredFrameImages
{
    public static void Read(VideoParameters to, JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 1)
        {
            throw JsonMembers.Unexpected(path, "an array of exactly one frame image", json);
        }

        var item = json[0];
        to.FirstFrameForm = item.ValueKind == JsonValueKind.Object ? FrameImageForm.Positioned : FrameImageForm.Shorthand;
        var text = JsonMembers.Text(item.ValueKind == JsonValueKind.Object ? ImageOf(item) : item, WirePaths.FirstFrame);
        to.FirstFrame = text is null ? null : ImageInput.From(StoredMediaText.SourceOf(text, WirePaths.FirstFrame));
    }

    private static JsonElement ImageOf(JsonElement item)
    {
        var image = default(JsonElement);
        foreach (var member in item.EnumerateObject())
        {
            switch (member.Name)
            {
                case WireNames.Image:
                    image = member.Value;
                    break;
                case WireNames.Frame:
                    JsonMembers.Constant(member.Value, $"{WirePaths.FirstFrame}.{WireNames.Frame}", WireValues.FirstFrame);
                    break;
                default:
                    throw JsonMembers.Unexpected(WirePaths.FirstFrame, $"an object of {WireNames.Image} and {WireNames.Frame} only", item);
            }
        }

        return image;
    }
}
