using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Runware.Wan25;

namespace VideoStudio;

/// <summary>
/// Uploads a first frame; the body is the file. It is passed on to the service's media storage, so that an order is small and can be
/// stored. The type is detected from the content; the one that the browser sends, which is that of the file's name, is only compared.
/// </summary>
internal static class ImageEndpoint
{
    private const string PlaceholderPrompt = "An image alone";

    public static async Task<Results<Ok<UploadedImage>, ValidationProblem, ProblemHttpResult>> UploadAsync(
        HttpContext context, IWan25Client client, IOptions<StudioOptions> options, CancellationToken cancellationToken)
    {
        long limit = options.Value.MaxImageBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        if (context.Request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        using var content = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(content, cancellationToken);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(limit);
        }

        ImageInput image = ImageInput.FromBytes(content.ToArray());
        if (FindErrors(image) is { Count: > 0 } errors)
        {
            return TypedResults.ValidationProblem(PlainWords.ByPath(errors));
        }

        MediaReference media = await client.UploadAsync(image, cancellationToken);
        return TypedResults.Ok(new UploadedImage(media.MediaId, IsMislabeled(content.ToArray(), context.Request.ContentType)));
    }

    // Validated as part of a request, so that errors have the path that the form expects.
    private static IReadOnlyList<VideoRequestError> FindErrors(ImageInput image)
    {
        _ = VideoRequest.FromImage(image, PlaceholderPrompt).TryBuild(out _, out IReadOnlyList<VideoRequestError> errors);
        return errors;
    }

    private static bool IsMislabeled(byte[] content, string? type) =>
        type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true
        && FindErrors(ImageInput.FromBytes(content, type)).Count > 0;

    private static ProblemHttpResult TooLarge(long limit) =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status413PayloadTooLarge,
            title: $"This image is too large: it may have {limit / (1024 * 1024)} MB.");

    /// <param name="MediaId">The id at the service.</param>
    /// <param name="IsMislabeled">Whether the file's name says another type than its content, which counts.</param>
    internal sealed record UploadedImage(Guid MediaId, bool IsMislabeled);
}
