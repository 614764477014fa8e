using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Runware.Wan25.Cli.Parameters;

/// <summary>
/// A parameter of the SDK's table: its name, limits and parsing follow from the table, so that a new parameter needs no code here.
/// </summary>
internal sealed class RequestParameter(VideoRequestParameter parameter) : CliParameter(NameOf(parameter))
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["positivePrompt"] = "prompt",
        ["numberResults"] = "results",
        ["outputFormat"] = "format",
        ["outputQuality"] = "quality",
        ["webhookURL"] = "webhook",
        ["safety.mode"] = "safety",
        ["inputs.frameImages"] = "image",
        ["inputs.audio"] = "audio-input",
        ["taskUUID"] = "task-id",
    };

    public VideoRequestParameter Source { get; } = parameter;

    public override string Description => Source.Kind switch
    {
        VideoRequestParameterKind.FrameImages =>
            "The image that the video begins with: a file, a media id, a URL or a data URI. The resolution is then 720p by default.",
        VideoRequestParameterKind.Audio => $"{Source.Description} Upload a file with wan25 upload first.",
        _ => Source.Description,
    };

    public override string? Limits => Source.Kind switch
    {
        VideoRequestParameterKind.Text => $"{Range()} characters.",
        VideoRequestParameterKind.Number when Source.AllowedValues.Count == 0 && Source is { Minimum: null, Maximum: null } => null,
        VideoRequestParameterKind.Number when Source.AllowedValues.Count == 0 => $"{Range()}.",
        VideoRequestParameterKind.Number or VideoRequestParameterKind.Choice => $"{string.Join(", ", Source.AllowedValues)}.",
        _ => null,
    };

    public override string ValueName => Source.Kind switch
    {
        VideoRequestParameterKind.FrameImages => "file|url|id",
        VideoRequestParameterKind.Audio => "url|id",
        VideoRequestParameterKind.Choice => string.Join('|', Source.AllowedValues),
        VideoRequestParameterKind kind => kind.ToString().ToLowerInvariant(),
    };

    public override IReadOnlyList<string> Values => Source.AllowedValues;

    public override bool IsSwitch => Source.Kind == VideoRequestParameterKind.Boolean;

    public override bool IsOfOneRequest => Source.Kind == VideoRequestParameterKind.Uuid;

    public override bool IsAbout(string path) =>
        path.StartsWith(Source.Path, StringComparison.Ordinal)
        && (path.Length == Source.Path.Length || path[Source.Path.Length] is '[' or '.');

    public override IReadOnlyList<VideoRequestError> Set(VideoRequestBuilder builder, string value, Func<string, ImageInput> openImage)
    {
        if (Source.Kind == VideoRequestParameterKind.FrameImages && !IsReference(value))
        {
            builder.WithFirstFrame(openImage(value));
            return [];
        }

        Source.TrySet(builder, ToJson(value), out IReadOnlyList<VideoRequestError> errors);
        return errors;
    }

    private static bool IsReference(string value) =>
        Guid.TryParseExact(value, "D", out _)
        || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private JsonElement ToJson(string value) => Source.Kind switch
    {
        VideoRequestParameterKind.Number when long.TryParse(value, CultureInfo.InvariantCulture, out long number) => Parse($"{number}"),
        VideoRequestParameterKind.Boolean when bool.TryParse(value, out bool flag) => Parse(flag ? "true" : "false"),
        VideoRequestParameterKind.Choice => Parse(Quote(Spelled(value))),
        VideoRequestParameterKind.FrameImages => Parse($"[{Quote(value)}]"),
        _ => Parse(Quote(value)),
    };

    private string Spelled(string value) =>
        Source.AllowedValues.FirstOrDefault(allowed => allowed.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value;

    private string Range() => (Source.Minimum, Source.Maximum) switch
    {
        ({ } min, { } max) => string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"),
        ({ } min, null) => string.Create(CultureInfo.InvariantCulture, $"At least {min}"),
        (_, { } max) => string.Create(CultureInfo.InvariantCulture, $"At most {max}"),
        _ => "Any",
    };

    private static JsonElement Parse(string json) => JsonElement.Parse(json);

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    /// <summary>Gets the last name of the path with hyphens, if there is no better name.</summary>
    private static string NameOf(VideoRequestParameter parameter)
    {
        if (Names.TryGetValue(parameter.Path, out string? name))
        {
            return name;
        }

        var hyphenated = new StringBuilder();
        foreach (char letter in parameter.Path.AsSpan(parameter.Path.LastIndexOf('.') + 1))
        {
            if (char.IsAsciiLetterUpper(letter) && hyphenated.Length > 0 && hyphenated[^1] != '-')
            {
                hyphenated.Append('-');
            }

            hyphenated.Append(char.ToLowerInvariant(letter));
        }

        return hyphenated.ToString();
    }
}
