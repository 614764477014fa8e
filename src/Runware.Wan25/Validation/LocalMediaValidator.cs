using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Media on this machine: it exists, it can be read, and its content is what the parameter takes.</summary>
internal static class LocalMediaValidator
{
    /// <summary>Checks media as far as it can be read without waiting.</summary>
    /// <returns>The media type to send it under; <see langword="null"/> where a rule is broken.</returns>
    public static string? Check(LocalMedia media, in MediaContext context, ref ErrorCollector errors) => media switch
    {
        BytesMedia { Bytes.IsEmpty: true } => Unreadable("no bytes were given", context, ref errors),
        BytesMedia bytes => MediaContentValidator.Check(new(bytes.Bytes.Span), media, context, ref errors),
        FileMedia file => CheckFile(file, context, ref errors),
        SeekableStreamMedia stream => CheckStream(stream, context, ref errors),
        _ => MediaContentValidator.CheckDeclared(media.MediaType!, context, ref errors)
            ? MediaTypeNormalizer.Canonical(media.MediaType!)
            : null,
    };

    /// <summary>Checks a stream of the caller's, whose gate is held.</summary>
    public static string? CheckHeld(SeekableStreamMedia media, in MediaContext context, ref ErrorCollector errors)
    {
        try
        {
            if (!media.CanBeRead)
            {
                return Unreadable(
                    "the stream given cannot be read from any position: use the overload that opens one", context, ref errors);
            }

            media.Rewind();
            var content = new MediaContentReader(media.Content);
            return content.Length > 0
                ? MediaContentValidator.Check(content, media, context, ref errors)
                : Unreadable("the stream given is at its end", context, ref errors);
        }
        catch (Exception exception) when (IsAboutSource(exception))
        {
            return Unreadable("the stream given cannot be read", context, ref errors);
        }
    }

    /// <summary>Determines whether an exception is about the file or stream that is read, rather than a defect.</summary>
    public static bool IsAboutSource(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or ObjectDisposedException;

    /// <summary>
    /// Gets what an exception means for a file, in a form that follows its name. A path that is none is an ArgumentException.
    /// </summary>
    public static string ProblemOf(Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException ? "does not exist" : "cannot be read";

    private static string? CheckStream(SeekableStreamMedia media, in MediaContext context, ref ErrorCollector errors)
    {
        using (media.Enter())
        {
            return CheckHeld(media, context, ref errors);
        }
    }

    private static string? CheckFile(FileMedia media, in MediaContext context, ref ErrorCollector errors)
    {
        string problem = "is empty";
        try
        {
            using var file = new FileStream(media.Path, new FileStreamOptions { BufferSize = 0 });
            if (file.Length > 0)
            {
                return MediaContentValidator.Check(new(file), media, context, ref errors);
            }
        }
        catch (Exception exception) when (IsAboutSource(exception))
        {
            problem = ProblemOf(exception);
        }

        return Unreadable($"{media.Name} {problem}", context, ref errors);
    }

    public static string? Unreadable(string problem, in MediaContext context, ref ErrorCollector errors)
    {
        errors.Add(
            context.Path, VideoRequestErrorCodes.Unreadable, $"{context.Path} must be {context.Kind.Name()} that can be read; {problem}.");
        return null;
    }
}
