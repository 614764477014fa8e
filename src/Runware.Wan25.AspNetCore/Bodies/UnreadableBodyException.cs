using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>
/// The exception for a body that cannot be read to its end. It has the status that the framework's own binding responds with.
/// </summary>
internal sealed class UnreadableBodyException : BadHttpRequestException
{
    public UnreadableBodyException(string message, int statusCode, Exception? inner = null)
        : base(message, statusCode, inner!)
    {
    }

    /// <summary>Gets the problem details for the caller. The message of the server may name its settings, so it is not shown.</summary>
    public IResult ToResult() => TypedResults.Problem(statusCode: StatusCode, detail: StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is longer than this application accepts.",
        StatusCodes.Status408RequestTimeout => "The body arrived too slowly.",
        StatusCodes.Status503ServiceUnavailable => "Too many large bodies are being read at the moment. Try again later.",
        _ => "The body could not be read to its end.",
    });
}
