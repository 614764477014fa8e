namespace Runware.Wan25.Requests;

/// <summary>One line about a request, without its prompts, URLs and media.</summary>
internal static class VideoParametersSummary
{
    public static string Of(VideoParameters parameters)
    {
        int length = parameters.Prompt is null ? 0 : CodePoints.Count(parameters.Prompt);
        string?[] parts =
        [
            parameters.FirstFrame is null ? "text-to-video" : "image-to-video",
            FormattableString.Invariant($"{Math.Max(length, 0)} characters"),
            DefaultVideoSize.For(parameters)?.ToString(),
            parameters.Resolution is { } resolution ? VideoParameters.ResolutionParameter.TextOf((int)resolution) : null,
            parameters.Duration is { } duration ? FormattableString.Invariant($"{(int)duration} s") : null,
            parameters.Results is { } results ? FormattableString.Invariant($"{results} results") : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}
