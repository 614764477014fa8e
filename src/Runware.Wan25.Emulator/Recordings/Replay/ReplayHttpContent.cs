using System.Net;

namespace Runware.Wan25.Emulator;

/// <summary>The content of a response that is played back.</summary>
/// <param name="body">Its bytes.</param>
/// <param name="before">Waits until the body has arrived, and returns what ended it early.</param>
internal sealed class ReplayHttpContent(ReplayBody body, Func<CancellationToken, Task<Exception?>> before) : HttpContent
{
    public bool HasLength => body.HasLength;

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new ReplayStream(body, before));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = new ReplayStream(body, before);
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return body.HasLength;
    }
}
