using System.Runtime.CompilerServices;

namespace Runware.Wan25.Downloads;

/// <summary>Reads the body of a response under the inactivity timeout, and turns whatever breaks into a failed attempt.</summary>
/// <remarks>
/// Its methods run once per piece of a file that may have a million of them; pooled builders keep them from allocating each time.
/// </remarks>
internal sealed class DownloadBodyReader(HttpContent content, Uri url, VideoHostInactivityTimeout wait)
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
            wait.Begin();
            _body ??= await content.ReadAsStreamAsync(wait.Token).ConfigureAwait(false);
            return await _body.ReadAsync(buffer, wait.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw wait.ToFailure(exception, url);
        }
        finally
        {
            wait.End();
        }
    }
}
