using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>
/// A body that nobody looks at. It is taken in all the same, so that its sender's connection stays in use, but only as far as a body may go that is honest.
/// </summary>
internal static class DiscardedBody
{
    /// <summary>Reads to the end.</summary>
    /// <returns>Whether the end came within the limit.</returns>
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
