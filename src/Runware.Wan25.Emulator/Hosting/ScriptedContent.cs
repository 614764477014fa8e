using System.Net;

namespace Runware.Wan25.Emulator;

/// <summary>The response content of the in-process handler for files and for responses that stall or break off.</summary>
internal sealed class ScriptedContent(EmulatedResponse response, TimeProvider clock) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new ScriptedStream(response, clock));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = new ScriptedStream(response, clock);
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = response.Body.Length;
        return !response.WithoutLength;
    }
}
