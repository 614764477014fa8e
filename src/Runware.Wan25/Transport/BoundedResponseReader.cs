using System.Buffers;
using System.Runtime.CompilerServices;

namespace Runware.Wan25.Transport;

/// <summary>Reads a whole answer into pooled memory, up to a limit: nobody's answer may take the process's memory.</summary>
internal static class BoundedResponseReader
{
    /// <summary>Far above any answer of the service: a full batch is below one megabyte, an archived request with an image in it some ten.</summary>
    public const int Limit = 32 * 1024 * 1024;

    private const int FirstBuffer = 4 * 1024;

    /// <summary>Gives a pooled array and how much of it is filled. The caller returns it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<(byte[] Buffer, int Length)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var expected = content.Headers.ContentLength ?? 0;
        if (expected > Limit)
        {
            throw TooLarge();
        }

        // One byte more than expected, so that the end shows without another buffer.
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(FirstBuffer, (int)Math.Min(expected, 1024 * 1024) + 1));
        try
        {
            var length = 0;
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
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

            var result = (buffer, length);
            buffer = null;
            return result;
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static InvalidDataException TooLarge() => new($"The answer is larger than {Limit} bytes.");
}
