using System.Runtime.CompilerServices;

namespace Runware.Wan25.Downloads;

/// <summary>Reads an answer's body under the stall timer, and turns whatever breaks into a failed attempt.</summary>
/// <remarks>Its methods run once per piece of a file that may have a million of them; pooled builders keep them from allocating each time.</remarks>
internal sealed class BodyReader(HttpContent content, Uri url, StallTimer stall, CancellationToken cancellationToken)
{
    private Stream? _body;

    /// <summary>Reads until <paramref name="minimum"/> bytes are there, or the body ends.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, int minimum)
    {
        int count = 0;
        while (count < minimum)
        {
            int read = await ReadOnceAsync(buffer[count..]).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            count += read;
        }

        return count;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadOnceAsync(Memory<byte> buffer)
    {
        try
        {
            stall.Start();
            _body ??= await content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
            return await _body.ReadAsync(buffer, stall.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw stall.ToFailure(exception, url, cancellationToken);
        }
        finally
        {
            stall.Stop();
        }
    }
}
