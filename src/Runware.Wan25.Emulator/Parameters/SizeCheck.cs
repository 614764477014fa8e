namespace Runware.Wan25.Emulator;

/// <summary>Checks width, height and resolution: the exact pairs, and which of them can be combined.</summary>
internal static class SizeCheck
{
    public static void Check(ParameterReader reader, VideoTaskParameters parameters)
    {
        parameters.Resolution = reader.OneOf("resolution", ServiceLimits.Resolutions);
        bool hasWidth = reader.Has("width");
        bool hasHeight = reader.Has("height");
        if (hasWidth != hasHeight)
        {
            reader.Errors.Add(
                "missingParameter", "The parameters width and height must be used together.", hasWidth ? "height" : "width");
        }

        if (reader.Has("resolution") && (hasWidth || hasHeight))
        {
            reader.Errors.Add(
                "incompatibleParameters",
                "The parameter resolution cannot be used with width and height.",
                "resolution",
                "width",
                "height");
        }

        if (!hasWidth && !hasHeight && !reader.Has("resolution") && !parameters.HasFirstFrame)
        {
            reader.Errors.Add(
                "missingParameter",
                "Either inputs.frameImages, or width and height, or resolution must be given.",
                "inputs.frameImages",
                "width",
                "height",
                "resolution");
        }

        CheckPair(reader, parameters);
    }

    private static void CheckPair(ParameterReader reader, VideoTaskParameters parameters)
    {
        if (reader.Integer("width", 1, null) is { } width
            && reader.Integer("height", 1, null) is { } height
            && (parameters.SizeResolution = ServiceLimits.ResolutionOf(width, height)) is null)
        {
            reader.Errors.Add(new TaskError
            {
                Code = "unsupportedDimensions",
                Message = "Invalid values for width and height parameters. The model does not support this combination.",
                Parameters = ["width", "height"],
                Type = "integer",
                AllowedTexts = ServiceLimits.SizeNames,
                TaskId = reader.Errors.TaskId,
            });
        }
    }
}
