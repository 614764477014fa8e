using System.Globalization;
using System.Text;

namespace Runware.Wan25.Requests;

/// <summary>One line about a request, without its prompts, URLs and media.</summary>
internal static class VideoParametersText
{
    public static string Of(VideoParameters parameters)
    {
        var text = new StringBuilder(parameters.FirstFrame is null ? "text-to-video" : "image-to-video");
        int length = parameters.Prompt is null ? 0 : CodePoints.Count(parameters.Prompt);
        text.Append(CultureInfo.InvariantCulture, $", {Math.Max(length, 0)} characters");
        if (parameters.SizeToSend is { } size)
        {
            text.Append(CultureInfo.InvariantCulture, $", {size}");
        }

        if (parameters.Resolution is { } resolution)
        {
            text.Append(CultureInfo.InvariantCulture, $", {VideoParameters.ResolutionParameter.TextOf((int)resolution)}");
        }

        if (parameters.Duration is { } duration)
        {
            text.Append(CultureInfo.InvariantCulture, $", {(int)duration} s");
        }

        if (parameters.Results is { } results)
        {
            text.Append(CultureInfo.InvariantCulture, $", {results} results");
        }

        return text.ToString();
    }
}
