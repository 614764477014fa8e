using System.Buffers;
using System.Runtime.CompilerServices;

namespace Runware.Wan25.Transport;

/// <summary>Reads a whole response into pooled memory, up to a limit, so that no response can exhaust the memory of the process.</summary>
internal static class BoundedResponseReader
{
    /// <summary>Far above any response: a full batch is below one megabyte, an archived request with an image in it about ten.</summary>
    public const int Limit = 32 * 1024 * 1024;

    private const int FirstBuffer = 4 * 1024;

    /// <summary>Reads the content into a pooled array, which the caller returns to the pool.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<(byte[] Buffer, int Length)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        long expected = content.Headers.ContentLength ?? 0;
        if (expected > Limit)
        {
            throw TooLarge();
        }

        // One byte more than expected, so that the end of the stream is found without a larger buffer.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(FirstBuffer, (int)Math.Min(expected, 1024 * 1024) + 1));
        int length = 0;
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    length += read;
                    if (length > Limit)
                    {
                        throw TooLarge();
                    }

                    if (length == buffer.Length)
                    {
                        buffer = Grow(buffer, length);
                    }
                }
            }

            return (buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static InvalidDataException TooLarge() => new($"The response is larger than {Limit} bytes.");
}
