using System.Globalization;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Width and height, which are one value.</summary>
internal static class SizeValidator
{
    // COMPATIBILITY, the pairs of width and height.
    private static readonly IReadOnlyList<string> Sizes = Array.AsReadOnly<string>([.. VideoSize.All.Select(size => size.ToString())]);

    private static readonly string Width = VideoParameters.WidthParameter.Path;

    private static readonly string Height = VideoParameters.HeightParameter.Path;

    public static void Check(VideoParameters parameters, ref ErrorCollector errors)
    {
        if (parameters.SkipLimits || parameters.Size is not { } size)
        {
            return;
        }

        CheckSide(Width, size.Width, ref errors);
        CheckSide(Height, size.Height, ref errors);
        if (size is { Width: > 0, Height: > 0, Resolution: null })
        {
            errors.Add(
                Width,
                VideoRequestErrorCodes.NotAllowed,
                $"{Width} and {Height} must be one of {string.Join(", ", Sizes)}; {size} was given.",
                Sizes);
        }
    }

    private static void CheckSide(string path, int pixels, ref ErrorCollector errors)
    {
        if (pixels <= 0)
        {
            string given = pixels == 0 ? "0 or nothing" : pixels.ToString(CultureInfo.InvariantCulture);
            errors.Add(
                path,
                VideoRequestErrorCodes.Range,
                $"{path} must be greater than 0; width and height together must be one of {string.Join(", ", Sizes)}; {given} was given.",
                Sizes);
        }
    }
}
