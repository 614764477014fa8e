using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>URLs that are written where they are used.</summary>
internal static class UrlCheck
{
    /// <summary>Finds what is wrong with a URL that the service is to call.</summary>
    public static InvalidValue? Check(IOperation? value, DiagnosticDescriptor rule, string path)
    {
        if (value is null
            || ConstantReader.Unwrap(value) is not IObjectCreationOperation { Type.Name: nameof(Uri), Arguments: var arguments } creation
            || arguments.Length == 0
            || arguments[0].Parameter?.Name is not "uriString"
            || ConstantReader.Text(arguments[0].Value) is not { } text
            || KindOf(arguments) is not { } kind
            || Problem(text.Trim(), kind) is not { } given)
        {
            return null;
        }

        // On some systems a text that begins with a slash is the absolute URL of a file.
        bool isLimit = HasScheme(text.Trim()) || (kind != UriKind.Relative && text.Length > 0 && text.Trim()[0] is '/' or '\\');
        return new(rule, creation.Syntax, $"{path} must be an absolute http or https URL; {given} was given", isLimit);
    }

    private static string? Problem(string text, UriKind kind)
    {
        if (!HasScheme(text))
        {
            return "a relative one";
        }

        if (kind == UriKind.Relative || !Uri.TryCreate(text, UriKind.Absolute, out Uri? url))
        {
            return "one that is not valid";
        }

        return url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps ? null : "one of another scheme";
    }

    private static UriKind? KindOf(IReadOnlyList<IArgumentOperation> arguments) =>
        arguments.Count == 1 ? UriKind.Absolute
        : arguments.Count == 2 && arguments[1].Parameter?.Name == "uriKind" && ConstantReader.Integer(arguments[1].Value) is { } kind
            ? (UriKind)kind
        : null;

    // RFC 3986: a letter, then letters, digits, plus, minus and full stop, then a colon.
    private static bool HasScheme(string text)
    {
        int end = text.IndexOf(':');
        return end > 0 && IsLetter(text[0]) && text.Take(end).All(one => IsLetter(one) || one is >= '0' and <= '9' or '+' or '-' or '.');
    }

    private static bool IsLetter(char one) => one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
