using Microsoft.Win32.SafeHandles;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Media on this machine: it exists, it can be read, and its content is what the parameter takes.</summary>
internal static class LocalMediaValidator
{
    /// <summary>Checks media as far as it can be read without waiting.</summary>
    /// <returns>The media type to send it under; <see langword="null"/> where a rule is broken.</returns>
    public static string? Check(LocalMedia media, in MediaContext context, ref Violations violations)
    {
        switch (media)
        {
            case BytesMedia { Bytes.IsEmpty: true }:
                return Unreadable("no bytes were given", context, ref violations);
            case BytesMedia bytes:
                return MediaContentValidator.Check(new(bytes.Bytes.Span), media, context, ref violations);
            case FileMedia file:
                return CheckFile(file, context, ref violations);
            case SeekableStreamMedia stream:
                return CheckStream(stream, context, ref violations);
            default:
                return MediaContentValidator.CheckDeclared(media.MediaType!, context, ref violations)
                    ? MediaTypeName.Canonical(media.MediaType!)
                    : null;
        }
    }

    /// <summary>Checks the first bytes of a stream that was opened for an attempt.</summary>
    public static string? CheckHead(LocalMedia media, ReadOnlySpan<byte> head, in MediaContext context, ref Violations violations) =>
        MediaContentValidator.CheckHead(head, media, context, ref violations);

    /// <summary>Checks a stream of the caller's, whose gate is held.</summary>
    public static string? CheckHeld(SeekableStreamMedia media, in MediaContext context, ref Violations violations)
    {
        try
        {
            if (!media.CanBeRead)
            {
                return Unreadable(
                    "the stream given cannot be read from any position: use the overload that opens one", context, ref violations);
            }

            media.Rewind();
            var content = new ContentProbe(media.Content);
            return content.Length > 0
                ? MediaContentValidator.Check(content, media, context, ref violations)
                : Unreadable("the stream given is at its end", context, ref violations);
        }
        catch (Exception exception) when (FileProbe.IsProblem(exception))
        {
            return Unreadable("the stream given cannot be read", context, ref violations);
        }
    }

    private static string? CheckStream(SeekableStreamMedia media, in MediaContext context, ref Violations violations)
    {
        media.Gate.Wait();
        try
        {
            return CheckHeld(media, context, ref violations);
        }
        finally
        {
            media.Gate.Release();
        }
    }

    private static string? CheckFile(FileMedia media, in MediaContext context, ref Violations violations)
    {
        string? problem = FileProbe.Open(media.Path, out SafeFileHandle? file);
        using (file)
        {
            try
            {
                if (problem is null)
                {
                    return MediaContentValidator.Check(new(file!), media, context, ref violations);
                }
            }
            catch (Exception exception) when (FileProbe.IsProblem(exception))
            {
                problem = FileProbe.ProblemOf(exception);
            }
        }

        return Unreadable($"'{Path.GetFileName(media.Path)}' {problem}", context, ref violations);
    }

    private static string? Unreadable(string problem, in MediaContext context, ref Violations violations)
    {
        violations.Add(
            context.Path, VideoRequestErrorCodes.Unreadable, $"{context.Path} must be {context.Kind.Name()} that can be read; {problem}.");
        return null;
    }
}
