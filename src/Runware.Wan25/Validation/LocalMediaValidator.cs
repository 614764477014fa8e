using System.Buffers;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Media on this machine: there, readable, not empty, and of a type that is known and fits.</summary>
internal static class LocalMediaValidator
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-_");

    /// <summary>Checks, and tells the media type to send it under.</summary>
    /// <returns>The media type, or <see langword="null"/> where a rule is broken.</returns>
    public static string? Check(LocalMedia media, MediaKind kind, string path, bool skipLimits, ref Violations violations)
    {
        Span<byte> buffer = stackalloc byte[MediaSignature.Length];
        scoped ReadOnlySpan<byte> head = default;
        switch (media)
        {
            case BytesMedia { Bytes.IsEmpty: true }:
                violations.Add(path, VideoRequestErrorCodes.Unreadable, $"{path} must be {kind.Name()} file's content; no bytes were given.");
                return null;
            case BytesMedia bytes:
                head = bytes.Bytes.Span;
                break;
            case FileMedia file:
                if (FileProbe.Read(file.Path, buffer, out var read) is { } problem)
                {
                    violations.Add(
                        path,
                        VideoRequestErrorCodes.Unreadable,
                        $"{path} must be {kind.Name()} file that can be read; '{Path.GetFileName(file.Path)}' {problem}.");
                    return null;
                }

                head = buffer[..read];
                break;
        }

        var type = media.MediaType ?? MediaSignature.TypeOf(head) ?? (media is FileMedia named ? MediaSignature.TypeOfName(named.Path) : null);
        if (type is not null && (IsMediaType(type, kind) || (skipLimits && IsMediaType(type))))
        {
            return type;
        }

        violations.Add(path, VideoRequestErrorCodes.MediaType, Message(path, kind, type));
        return null;
    }

    /// <summary>Whether a text has the form of a media type of the kind. It is written into a data URI as it is.</summary>
    public static bool IsMediaType(ReadOnlySpan<char> type, MediaKind kind) =>
        IsMediaType(type) && type.StartsWith(kind.Prefix(), StringComparison.OrdinalIgnoreCase);

    private static bool IsMediaType(ReadOnlySpan<char> type)
    {
        var slash = type.IndexOf('/');
        return slash > 0
            && slash < type.Length - 1
            && !type[..slash].ContainsAnyExcept(TokenCharacters)
            && !type[(slash + 1)..].ContainsAnyExcept(TokenCharacters);
    }

    private static string Message(string path, MediaKind kind, string? type) => type is null
        ? $"{path} must be {kind.Name()} of a known type; neither the content nor a file name tells the type of what was given: pass the media type, "
            + $"for example {kind.Example()}."
        : $"{path} must be {kind.Name()}, with a media type that begins with {kind.Prefix()}; "
            + (IsMediaType(type) ? $"{type} was given." : $"a text of {type.Length} characters that is not a media type was given.");
}
