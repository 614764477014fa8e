using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>First frames and audio tracks that are made where they are used.</summary>
internal static class MediaCheck
{
    public static InvalidValue? FirstFrame(IOperation? value) => Check(value, "inputs.frameImages[0]");

    public static InvalidValue? AudioInput(IOperation? value) => Check(value, "inputs.audio");

    private static InvalidValue? Check(IOperation? value, string path)
    {
        if (value is null || ConstantReader.Unwrap(value) is not IInvocationOperation { Arguments: { Length: 1 } arguments } call)
        {
            return null;
        }

        IOperation given = arguments[0].Value;
        return (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
        {
            ("ImageInput" or "AudioInput", "FromUrl") => UrlCheck.Check(given, ValueDiagnostics.Media, path),
            ("ImageInput" or "AudioInput", "FromMediaId") when ConstantGuidReader.IsEmpty(given) => new(
                ValueDiagnostics.Media,
                given.Syntax,
                $"{path} must name media by its id, a UUID; the empty UUID was given",
                isLimit: false),
            ("ImageInput", "FromDataUri") when ConstantReader.Text(given) is { } text && !IsDataUri(text) => Malformed(
                given, path, "a data URI with base64 (data:image/…;base64,…)", text),
            ("ImageInput", "FromBase64") when ConstantReader.Text(given) is { } text && !IsBase64(text) => Malformed(
                given, path, "base64 text that is not empty (a file is given with FromFile, a URL with FromUrl)", text),
            _ => null,
        };
    }

    private static InvalidValue Malformed(IOperation at, string path, string allowed, string text) =>
        new(ValueDiagnostics.Media, at.Syntax, $"{path} must be {allowed}; a text of {text.Length} characters without that form was given");

    private static bool IsDataUri(string text) =>
        text.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        && text.IndexOf("base64", StringComparison.OrdinalIgnoreCase) > 0
        && text.IndexOf(',') is > 0 and var comma && comma < text.TrimEnd().Length - 1;

    // Only what no base64 has: whether the rest decodes is for the validator.
    private static bool IsBase64(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.All(one => char.IsWhiteSpace(one) || one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
            or (>= '0' and <= '9') or '+' or '/' or '-' or '_' or '=');
}
