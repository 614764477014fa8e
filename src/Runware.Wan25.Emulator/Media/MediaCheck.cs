namespace Runware.Wan25.Emulator;

/// <summary>Checks one input in each of its forms, and records it for the ledger.</summary>
internal static class MediaCheck
{
    public static void Image(string path, string value, MediaStore media, VideoTaskParameters parameters, ParameterErrors errors)
    {
        if (TryReference(path, value, media, parameters, errors))
        {
            return;
        }

        if (InlineMedia.TryDecode(value, out InlineMedia? inline))
        {
            parameters.Media.Add(inline.Describe(path));
        }
        else
        {
            errors.WrongType(path, "image (UUID, URL, data URI or base64)");
        }
    }

    public static void Audio(string path, string value, MediaStore media, VideoTaskParameters parameters, ParameterErrors errors)
    {
        if (!TryReference(path, value, media, parameters, errors))
        {
            errors.WrongType(path, "audio (UUID or URL)");
        }
    }

    private static bool TryReference(string path, string value, MediaStore media, VideoTaskParameters parameters, ParameterErrors errors)
    {
        if (Guid.TryParseExact(value, "D", out Guid id))
        {
            if (!media.Knows(id))
            {
                errors.Add("mediaNotFound", "No media with this UUID was found in the account.", path);
            }

            parameters.Media.Add(new ReceivedMedia { Path = path, Kind = ReceivedMediaKind.MediaId, Reference = value });
            return true;
        }

        if (!InlineMedia.IsUrl(value))
        {
            return false;
        }

        parameters.Media.Add(new ReceivedMedia { Path = path, Kind = ReceivedMediaKind.Url, Reference = value });
        return true;
    }
}
