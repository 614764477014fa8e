using System.Text.Json;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>Reads media from texts. None of them is ever opened here: a URL is for the service to fetch, and the path of a file is just a text without the right form.</summary>
internal static class BodyMedia
{
    private const string FirstFrame = "inputs.frameImages[0]";

    public static void ReadAudio(BodyDraft draft, string text, string path)
    {
        if (Guid.TryParseExact(text, "D", out var id))
        {
            draft.Builder.WithAudioInput(AudioInput.FromMediaId(id));
        }
        else if (UrlOf(text) is { } url)
        {
            draft.Builder.WithAudioInput(AudioInput.FromUrl(url));
        }
        else
        {
            draft.Report(path, VideoRequestErrorCodes.Format, $"{path} must be a media id (UUID) or an absolute http(s) URL; a text of {text.Length} characters that is neither was given.");
        }
    }

    public static void ReadFrameImages(BodyDraft draft, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != 1)
        {
            draft.Mistyped(path, "an array of exactly one frame image", json);
        }
        else if (json[0].ValueKind == JsonValueKind.Object)
        {
            ReadPositioned(draft, json[0]);
        }
        else
        {
            ReadImage(draft, json[0], FirstFrame, FrameImageForm.Shorthand);
        }
    }

    private static void ReadPositioned(BodyDraft draft, JsonElement item)
    {
        var hasImage = false;
        foreach (var member in item.EnumerateObject())
        {
            var path = $"{FirstFrame}.{JsonValues.NameOf(member)}";
            switch (JsonValues.NameOf(member))
            {
                case "image":
                    hasImage = true;
                    ReadImage(draft, member.Value, path, FrameImageForm.Positioned);
                    break;
                case "frame" when member.Value.ValueKind == JsonValueKind.Null || (member.Value.ValueKind == JsonValueKind.String && member.Value.ValueEquals("first"u8)):
                    break;
                case "frame":
                    draft.Report(path, VideoRequestErrorCodes.NotAllowed, $"{path} must be first; {JsonValues.KindOf(member.Value)} was given.", ["first"]);
                    break;
                default:
                    draft.Report(FirstFrame, VideoRequestErrorCodes.Unknown, $"{FirstFrame} must have the members image and frame only; another one was given.");
                    break;
            }
        }

        if (!hasImage)
        {
            draft.Report($"{FirstFrame}.image", VideoRequestErrorCodes.Required, $"{FirstFrame}.image is required; none was given.");
        }
    }

    private static void ReadImage(BodyDraft draft, JsonElement json, string path, FrameImageForm form) => JsonValues.Text(draft, json, path, text =>
    {
        if (ImageOf(text) is { } image)
        {
            draft.Builder.WithFirstFrame(image, form);
        }
        else
        {
            draft.Report(
                path,
                VideoRequestErrorCodes.Format,
                $"{path} must be a media id (UUID), an absolute http(s) URL, a data URI or base64; a text of {text.Length} characters that is none of them was given.");
        }
    });

    // They cannot be confused: a UUID has dashes and a URL a colon, which base64 never has.
    private static ImageInput? ImageOf(string text) =>
        Guid.TryParseExact(text, "D", out var id) ? ImageInput.FromMediaId(id)
        : text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? ImageInput.FromDataUri(text)
        : !text.Contains(':', StringComparison.Ordinal) ? ImageInput.FromBase64(text)
        : UrlOf(text) is { } url ? ImageInput.FromUrl(url)
        : null;

    private static Uri? UrlOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url : null;
}
