using System.Buffers;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>
/// Decides about media by its content. What the caller declared or how a file is called never makes it something else; a declared type only
/// lets a format through that is not known to be taken, and only where the application's code declares it: the type inside a data URI may
/// come from anybody.
/// </summary>
internal static class MediaContentValidator
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-_");

    /// <returns>The media type to send it under, or <see langword="null"/> where a rule is broken.</returns>
    public static string? Check(MediaContentReader content, MediaSource given, in MediaContext context, ref ErrorCollector errors)
    {
        Span<byte> head = stackalloc byte[MediaSignature.Length];
        MediaFormat? format = MediaSignature.Identify(head[..content.Read(0, head)]);
        string? type = Check(format, given, context, ref errors);
        if (type is null || format is null || context.SkipLimits || MediaCompleteness.IsComplete(format, content))
        {
            return type;
        }

        errors.Add(
            context.Path,
            VideoRequestErrorCodes.Incomplete,
            $"{context.Path} must be a complete file; {given.Name} is {format.Name} that ends too early, after {content.Length} bytes.");
        return null;
    }

    /// <summary>Checks content of which only the beginning can be read.</summary>
    public static string? CheckHead(ReadOnlySpan<byte> head, MediaSource given, in MediaContext context, ref ErrorCollector errors) =>
        Check(MediaSignature.Identify(head), given, context, ref errors);

    /// <summary>Checks the declared type alone, where the content cannot be read yet.</summary>
    /// <returns>Whether it can be sent. It is written into a data URI as it is.</returns>
    public static bool CheckDeclared(string declared, in MediaContext context, ref ErrorCollector errors)
    {
        if (IsMediaType(declared) && (context.SkipLimits || declared.StartsWith(context.Kind.Prefix(), StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        errors.Add(
            context.Path,
            VideoRequestErrorCodes.MediaType,
            $"{context.Path} must be {context.Kind.Name()}, with a media type that begins with {context.Kind.Prefix()}; "
            + (IsMediaType(declared)
                ? $"{declared} was given."
                : $"a text of {declared.Length} characters that is not a media type was given."));
        return false;
    }

    private static string? Check(MediaFormat? format, MediaSource given, in MediaContext context, ref ErrorCollector errors)
    {
        string? declared = given.DeclaredType;
        if (declared is not null && !CheckDeclared(declared, context, ref errors))
        {
            return null;
        }

        declared = declared is null ? null : MediaTypeNormalizer.Canonical(declared);
        string? assumed = declared ?? MediaFormat.TypeOfName((given as FileMedia)?.Path);
        string? type = format is null ? assumed : format.TypeAs(context.Kind, assumed);
        if (context.SkipLimits && (declared ?? type ?? format?.MediaType) is { } any)
        {
            return any;
        }

        string? problem = format is null
            ? ProblemOfUnknown(declared, type, given, context)
            : ProblemOf(format, declared, type, given, context);
        if (problem is null)
        {
            return type;
        }

        errors.Add(context.Path, VideoRequestErrorCodes.MediaType, problem, Array.AsReadOnly(MediaFormat.Accepted(context.Kind)));
        return null;
    }

    private static string? ProblemOf(MediaFormat format, string? declared, string? type, MediaSource given, in MediaContext context) =>
        type is null ? $"{context.Path} must be {context.Kind.Name()}; {given.Name} is {format.Name}."
        : declared is not null && declared != type
            ? $"{context.Path} must match its media type; {given.Name} was given as {declared}, but it is {format.Name} ({type})."
        : MediaFormat.Accepted(context.Kind).AsSpan().Contains(type) || (declared is not null && given is LocalMedia) ? null
        : $"{context.Path} must be one of {AcceptedList(context)}; {given.Name} is {format.Name} ({type}).";

    private static string? ProblemOfUnknown(string? declared, string? type, MediaSource given, in MediaContext context) =>
        type is null
            ? $"{context.Path} must be {context.Kind.Name()} of a known type ({AcceptedList(context)}); the content of {given.Name} "
                + $"is none of these: convert it, or pass the media type, for example {context.Kind.Example()}."
        : declared is null ? null
        : MediaFormat.HasSignature(declared)
            ? $"{context.Path} must match its media type; {given.Name} was given as {declared}, but its content is something else."
        : given is LocalMedia || MediaFormat.Accepted(context.Kind).AsSpan().Contains(declared) ? null
        : $"{context.Path} must be one of {AcceptedList(context)}; {given.Name} was given as {declared}.";

    private static string AcceptedList(in MediaContext context) => string.Join(", ", MediaFormat.Accepted(context.Kind));

    private static bool IsMediaType(ReadOnlySpan<char> type)
    {
        int slash = type.IndexOf('/');
        return slash > 0
            && slash < type.Length - 1
            && !type[..slash].ContainsAnyExcept(TokenCharacters)
            && !type[(slash + 1)..].ContainsAnyExcept(TokenCharacters);
    }
}

/// <summary>What media is for. Where limits are skipped, only what the client itself needs is checked.</summary>
internal readonly record struct MediaContext(MediaKind Kind, string Path, bool SkipLimits);
