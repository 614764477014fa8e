using System.Globalization;

namespace Runware.Wan25.Cli.Parameters;

/// <summary>Width and height in one value, <c>1280x720</c>.</summary>
internal sealed class SizeParameter() : CliParameter("size")
{
    public override string Description =>
        $"The width and height of the video in pixels. The default is {VideoSize.Landscape720p}. Not together with a resolution.";

    public override string? Limits => $"{string.Join(", ", Values)}.";

    public override string ValueName => "WxH";

    public override IReadOnlyList<string> Values { get; } = [.. VideoRequestLimits.Sizes.Select(size => size.ToString())];

    // Errors in a pair are reported for width and height, which have options of their own.
    public override bool IsAbout(string path) => false;

    public override IReadOnlyList<VideoRequestError> Set(VideoRequestBuilder builder, string value, Func<string, ImageInput> openImage)
    {
        string[] sides = value.Split('x', 'X', '×');
        if (sides.Length == 2
            && int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height))
        {
            builder.WithSize(width, height);
            return [];
        }

        return
        [
            Wan25ModelFactory.VideoRequestError(
                Name, VideoRequestErrorCodes.Format, $"size must be a width and a height such as {Values[0]}; '{value}' was given."),
        ];
    }
}
