using System.Buffers.Text;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Media of every kind, wherever it is used.</summary>
internal static class MediaValidator
{
    public static void Check(MediaSource source, MediaKind kind, string path, bool skipLimits, ref Violations violations)
    {
        switch (source)
        {
            case UrlMedia url:
                WebUrlValidator.Check(url.Url, path, skipLimits, ref violations);
                break;
            case StoredMedia stored when stored.Id == Guid.Empty:
                violations.Add(path, VideoRequestErrorCodes.Format, $"{path} must name media by its id, a UUID; the empty UUID was given.");
                break;
            case DataUriMedia data:
                CheckText(data.Text, IsDataUri(data.Text, kind), $"a data URI (data:{kind.Prefix()}…;base64,…)", path, skipLimits, ref violations);
                break;
            case Base64Media base64:
                CheckText(base64.Text, IsBase64(base64.Text), "base64 text that is not empty (a file is given with FromFile, a URL with FromUrl)", path, skipLimits, ref violations);
                break;
            case LocalMedia local:
                LocalMediaValidator.Check(local, kind, path, skipLimits, ref violations);
                break;
        }
    }

    private static void CheckText(string text, bool isWellFormed, string allowed, string path, bool skipLimits, ref Violations violations)
    {
        // What cannot be encoded cannot be sent, whatever the service may allow one day.
        if (!isWellFormed && (!skipLimits || CodePoints.Count(text) < 0))
        {
            violations.Add(path, VideoRequestErrorCodes.Format, $"{path} must be {allowed}; a text of {text.Length} characters without that form was given.");
        }
    }

    private static bool IsDataUri(string text, MediaKind kind)
    {
        const string scheme = "data:";
        const string marker = ";base64,";
        var end = text.IndexOf(marker, StringComparison.OrdinalIgnoreCase);
        return end > 0
            && text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && LocalMediaValidator.IsMediaType(text.AsSpan(scheme.Length, end - scheme.Length), kind)
            && IsBase64(text.AsSpan(end + marker.Length));
    }

    private static bool IsBase64(ReadOnlySpan<char> text) => Base64.IsValid(text, out var decodedLength) && decodedLength > 0;
}
