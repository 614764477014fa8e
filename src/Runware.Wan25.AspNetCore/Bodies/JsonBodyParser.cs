using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>Reads the JSON body of an HTTP request.</summary>
internal static class JsonBodyParser
{
    // The deepest parameter, inputs.frameImages[0].image, is the fourth level.
    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = 16 };

    public static async Task<VideoRequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return Unreadable("The body must be JSON, with the content type application/json; another content type was given.");
        }

        try
        {
            await BodyMemoryLimit.EnterAsync(request.HttpContext, cancellationToken).ConfigureAwait(false);
            using JsonDocument document = await JsonDocument.ParseAsync(request.Body, Parsing, cancellationToken).ConfigureAwait(false);
            return VideoRequestBodyReader.Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            // The message of the exception contains parts of the body.
            return Unreadable(string.Create(
                CultureInfo.InvariantCulture,
                $"The body must be a JSON object of at most {Parsing.MaxDepth} levels; it cannot be read from {PositionOf(exception)}."));
        }
        catch (IOException exception) when (exception is not UnreadableBodyException)
        {
            int status = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            throw new UnreadableBodyException(exception.Message, status, exception);
        }
    }

    private static string PositionOf(JsonException exception) =>
        string.Create(CultureInfo.InvariantCulture, $"line {exception.LineNumber + 1 ?? 1}, byte {exception.BytePositionInLine + 1 ?? 1}");

    private static VideoRequestBody Unreadable(string message) =>
        new(null, [Wan25ModelFactory.VideoRequestError(VideoRequestBodyReader.RootPath, VideoRequestErrorCodes.Format, message)]);
}
