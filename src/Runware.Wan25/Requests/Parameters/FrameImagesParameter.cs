using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>The first frame. It is read in both forms of the model's page and written in the one that names the frame.</summary>
internal sealed class FrameImagesParameter(string path) : VideoRequestParameter(path, VideoRequestParameterKind.FrameImages)
{
    private const string First = "first";

    /// <summary>Gets the path of the image itself.</summary>
    public string ItemPath { get; } = $"{path}[0]";

    internal override bool IsSet(VideoParameters from) => from.FirstFrame is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from)
    {
        writer.Json.WriteStartArray(Name);
        writer.Json.WriteStartObject();
        if (from.FirstFrame!.Source is TextMedia text)
        {
            writer.Json.WriteString(WireNames.Image, text.WireText);
        }
        else
        {
            writer.WriteSlot(WireNames.Image);
        }

        writer.Json.WriteString(WireNames.Frame, First);
        writer.Json.WriteEndObject();
        writer.Json.WriteEndArray();
    }

    internal override void Read(VideoParameters to, JsonElement json, ref ErrorCollector errors)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 1)
        {
            errors.AddUnexpected(Path, "an array of exactly one frame image", ParameterReader.KindOf(json));
        }
        else if (json[0].ValueKind == JsonValueKind.Object)
        {
            ReadObject(to, json[0], ref errors);
        }
        else
        {
            ReadImage(to, json[0], ItemPath, ref errors);
        }
    }

    private void ReadObject(VideoParameters to, JsonElement item, ref ErrorCollector errors)
    {
        bool hasImage = false;
        string imagePath = $"{ItemPath}.{WireNames.Image}";
        foreach (JsonProperty member in item.EnumerateObject())
        {
            string name = ParameterReader.NameOf(member);
            if (name == WireNames.Image)
            {
                hasImage = true;
                ReadImage(to, member.Value, imagePath, ref errors);
            }
            else if (name != WireNames.Frame)
            {
                errors.Add(
                    ItemPath,
                    VideoRequestErrorCodes.Unknown,
                    $"{ItemPath} must have the members {WireNames.Image} and {WireNames.Frame} only; another one was given.");
            }
            else if (member.Value.ValueKind != JsonValueKind.Null && ParameterReader.TextOf(member.Value) != First)
            {
                errors.AddNotAllowed($"{ItemPath}.{WireNames.Frame}", ParameterReader.KindOf(member.Value), [First]);
            }
        }

        if (!hasImage)
        {
            errors.Add(imagePath, VideoRequestErrorCodes.Required, $"{imagePath} is required; none was given.");
        }
    }

    private static void ReadImage(VideoParameters to, JsonElement json, string path, ref ErrorCollector errors)
    {
        const string expected = "a media id (UUID), an absolute http(s) URL, a data URI or base64";
        if (ParameterReader.Parsed(json, path, MediaTextParser.Parse, expected, " that is none of them", ref errors) is { } source)
        {
            to.FirstFrame = new(source);
        }
    }
}
