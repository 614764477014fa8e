using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Media of every kind, wherever it is used.</summary>
internal static class MediaValidator
{
    // The content is not checked where the request was stored: it has been, by the rules of that day.
    public static void Check(MediaSource source, in MediaContext context, bool checkContent, ref ErrorCollector errors)
    {
        switch (source)
        {
            case UrlMedia url:
                WebUrlValidator.Check(url.Url, context.Path, context.SkipLimits, ref errors);
                break;
            case StoredMedia stored when stored.Id == Guid.Empty:
                errors.Add(
                    context.Path,
                    VideoRequestErrorCodes.Format,
                    $"{context.Path} must name media by its id, a UUID; the empty UUID was given.");
                break;
            case EncodedMedia encoded:
                CheckEncoded(encoded, context, checkContent, ref errors);
                break;
            case LocalMedia local:
                LocalMediaValidator.Check(local, context, ref errors);
                break;
        }
    }

    private static void CheckEncoded(EncodedMedia media, in MediaContext context, bool checkContent, ref ErrorCollector errors)
    {
        if (media.Content is not { } content)
        {
            CheckMalformed(media, context, ref errors);
        }
        else if (checkContent && !context.SkipLimits)
        {
            MediaContentValidator.Check(new(content.Base64.Span), media, context, ref errors);
        }
        else if (content.MediaType is not null)
        {
            MediaContentValidator.CheckDeclared(content.MediaType, context, ref errors);
        }
    }

    // What cannot be encoded cannot be sent, whatever the service may allow one day.
    private static void CheckMalformed(EncodedMedia media, in MediaContext context, ref ErrorCollector errors)
    {
        if (!context.SkipLimits || CodePoints.Count(media.Given) < 0)
        {
            string allowed = media is DataUriMedia
                ? $"a data URI with base64 (data:{context.Kind.Prefix()}…;base64,…)"
                : "base64 text that is not empty (a file is given with FromFile, a URL with FromUrl)";
            errors.Add(
                context.Path,
                VideoRequestErrorCodes.Format,
                $"{context.Path} must be {allowed}; a text of {media.Given.Length} characters without that form was given.");
        }
    }
}
