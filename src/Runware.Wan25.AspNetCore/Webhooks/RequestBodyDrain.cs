using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>
/// Reads and discards a body up to a limit, so that the connection can be reused.
/// </summary>
internal static class RequestBodyDrain
{
    /// <summary>Reads the body to its end.</summary>
    /// <returns>Whether the body is within the limit.</returns>
    public static async ValueTask<bool> ReadToEndAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return false;
        }

        for (long length = 0; ;)
        {
            ReadResult piece = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            length += piece.Buffer.Length;
            request.BodyReader.AdvanceTo(piece.Buffer.End);
            if (length > limit || piece.IsCompleted)
            {
                return length <= limit;
            }
        }
    }
}
