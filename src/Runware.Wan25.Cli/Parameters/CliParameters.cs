namespace Runware.Wan25.Cli.Parameters;

/// <summary>Lists the parameters, and finds them by name.</summary>
internal static class CliParameters
{
    /// <summary>Gets the prompt, which commands take as an argument.</summary>
    public static CliParameter Prompt => Find("prompt")!;

    public static CliParameter Image => Find("image")!;

    public static CliParameter Format => Find("format")!;

    // The parameters that determine the look and the price of a video. The others follow in the order of the table.
    private static readonly string[] First =
        ["prompt", "negative-prompt", "image", "size", "resolution", "duration", "results", "seed", "audio", "audio-input", "format"];

    /// <summary>Gets all parameters: first those of the content, last those that are rarely needed.</summary>
    public static IReadOnlyList<CliParameter> All { get; } = [.. Table(owned: false).OrderBy(Rank), .. Table(owned: true)];

    /// <summary>
    /// Finds a parameter by its name in any common spelling (<c>negative-prompt</c>, <c>negativePrompt</c>, <c>Negative_Prompt</c>), or by
    /// the service's own.
    /// </summary>
    public static CliParameter? Find(string name) => All.FirstOrDefault(parameter => Plain(parameter.Name) == Plain(name))
        ?? All.OfType<RequestParameter>().FirstOrDefault(parameter => Plain(parameter.Source.Path) == Plain(name));

    private static IEnumerable<CliParameter> Table(bool owned) => VideoRequestLimits.Parameters
        .Where(parameter => parameter.IsApplicationOwned == owned)
        .Select(CliParameter (parameter) => new RequestParameter(parameter))
        .Concat(owned ? [] : [new SizeParameter()]);

    private static int Rank(CliParameter parameter) =>
        Array.IndexOf(First, parameter.Name) is var index and >= 0 ? index : First.Length;

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
