using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Cli.Parameters;

/// <summary>Makes requests of values, or tells everything that is wrong with them.</summary>
internal static class RequestFactory
{
    /// <param name="values">The values.</param>
    /// <param name="openImage">Opens a local image by the path that was given.</param>
    /// <param name="configure">Adds what the values do not hold.</param>
    /// <param name="request">The request.</param>
    /// <param name="errors">Everything that is wrong, each with the name under which it was given.</param>
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

        // Without a resolution or a size, the service was seen to charge for the largest.
        if (values[CliParameters.Image] is not null && !HasShape(values))
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

    private static bool HasShape(RequestValues values) =>
        values.InOrder.Any(value => value.Parameter.Name is "size" or "width" or "height" or "resolution");

    private static string Describe(VideoRequestError error)
    {
        CliParameter? parameter = CliParameters.All.FirstOrDefault(parameter => parameter.IsAbout(error.Path));
        return parameter is null || error.Message.StartsWith($"{parameter.Name} ", StringComparison.Ordinal)
            ? error.Message
            : $"{parameter.Name}: {error.Message}";
    }
}
