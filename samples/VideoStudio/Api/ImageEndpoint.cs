using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Runware.Wan25;

namespace VideoStudio;

/// <summary>
/// Uploads a first frame; the body is the file. It is passed on to the service's media storage, so that an order is small and can be
/// stored. The name and type that the browser sends are not used: the SDK detects the type from the content.
/// </summary>
internal static class ImageEndpoint
{
    private const string PlaceholderPrompt = "An image alone";

    public static async Task<Results<Ok<UploadedImage>, ProblemHttpResult>> UploadAsync(
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

        // Validated as part of a request, so that errors have the path that the form expects.
        ImageInput image = ImageInput.FromBytes(content.ToArray());
        _ = VideoRequest.FromImage(image, PlaceholderPrompt).Build();
        MediaReference media = await client.UploadAsync(image, cancellationToken);
        return TypedResults.Ok(new UploadedImage(media.MediaId));
    }

    private static ProblemHttpResult TooLarge(long limit) =>
        TypedResults.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: $"An image may have {limit / (1024 * 1024)} MB.");

    internal sealed record UploadedImage(Guid MediaId);
}
