using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.Emulator;

/// <summary>Writes a response to a socket, with its faults: a dropped connection is really aborted.</summary>
internal static class KestrelWriter
{
    public static async Task WriteAsync(HttpContext context, EmulatedResponse response, TimeProvider clock)
    {
        if (response.Outcome != ConnectionOutcome.Delivered)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        foreach ((string name, string value) in response.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        bool mayHaveBody = response.Status is not (204 or 304);
        if (mayHaveBody && !response.WithoutLength)
        {
            context.Response.ContentLength = response.Body.Length;
        }

        if (mayHaveBody && !response.HeadOnly)
        {
            await WriteBodyAsync(context, response, clock).ConfigureAwait(false);
        }
    }

    private static async Task WriteBodyAsync(HttpContext context, EmulatedResponse response, TimeProvider clock)
    {
        CancellationToken aborted = context.RequestAborted;
        long written = 0;
        if (response.StallAt is { } stall && stall < (response.CutAt ?? response.Body.Length))
        {
            await WritePieceAsync(context, response.Body.Slice(0, stall), aborted).ConfigureAwait(false);
            written = stall;
            await Task.Delay(response.StallFor, clock, aborted).ConfigureAwait(false);
        }

        long stop = Math.Min(response.CutAt ?? long.MaxValue, response.Body.Length);
        await WritePieceAsync(context, response.Body.Slice(written, stop - written), aborted).ConfigureAwait(false);
        if (response.CutAt is not null)
        {
            // Not Abort: a reset would discard what the client has not read yet, so that the cut would not be at that byte. An exception in
            // the middle of a response makes Kestrel close the connection after what was written.
            throw new IOException("A fault rule cut the response.");
        }
    }

    private static async Task WritePieceAsync(HttpContext context, TwoPartBody piece, CancellationToken aborted)
    {
        await context.Response.Body.WriteAsync(piece.Head, aborted).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(piece.Tail, aborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(aborted).ConfigureAwait(false);
    }
}
