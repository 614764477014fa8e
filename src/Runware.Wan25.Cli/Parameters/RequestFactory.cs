using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Cli.Parameters;

/// <summary>Creates requests from values, or reports all of their errors.</summary>
internal static class RequestFactory
{
    /// <param name="values">The values.</param>
    /// <param name="openImage">Opens a local image by its path.</param>
    /// <param name="configure">Sets what the values do not contain.</param>
    /// <param name="request">The request.</param>
    /// <param name="errors">The errors, each with the name under which the value was given.</param>
    public static bool TryCreate(
        RequestValues values,
        Func<string, ImageInput> openImage,
        Action<VideoRequestBuilder>? configure,
        [NotNullWhen(true)] out VideoRequest? request,
        out IReadOnlyList<string> errors)
    {
        VideoRequestBuilder builder = VideoRequest.FromText(null!);
        var found = new List<VideoRequestError>();
        foreach ((CliParameter parameter, string value) in values.InOrder)
        {
            found.AddRange(parameter.Set(builder, value, openImage));
        }

        // One would silently replace the other.
        if (values.HasAny("size") && values.HasAny("width", "height"))
        {
            found.Add(Wan25ModelFactory.VideoRequestError(
                "size", VideoRequestErrorCodes.Conflict, "size must not be given beside width or height."));
        }

        // Without a resolution or a size, the service was observed to charge for the largest.
        if (values[CliParameters.Image] is not null && !values.HasAny("size", "width", "height", "resolution"))
        {
            builder.WithResolution(VideoResolution.P720);
        }

        configure?.Invoke(builder);
        builder.TryBuild(out request, out IReadOnlyList<VideoRequestError> broken);
        found.AddRange(broken);
        errors = [.. found.Select(Describe).Distinct()];
        request = errors.Count == 0 ? request : null;
        return request is not null;
    }

    private static string Describe(VideoRequestError error)
    {
        CliParameter? parameter = CliParameters.All.FirstOrDefault(parameter => parameter.IsAbout(error.Path));
        return parameter is null || error.Message.StartsWith($"{parameter.Name} ", StringComparison.Ordinal)
            ? error.Message
            : $"{parameter.Name}: {error.Message}";
    }
}
