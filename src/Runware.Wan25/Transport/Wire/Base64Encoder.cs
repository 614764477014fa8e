using System.Buffers;
using System.Buffers.Text;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Writes local media into a body as base64, in constant memory.</summary>
internal static class Base64Encoder
{
    /// <summary>The number of bytes read at a time: a multiple of three, so that only the last piece is padded.</summary>
    public const int Chunk = 48 * 1024;

    private const int EncodedChunk = Chunk / 3 * 4;

    /// <summary>Gets the number of base64 characters for a number of bytes.</summary>
    public static long LengthOf(long bytes) => (bytes + 2) / 3 * 4;

    /// <summary>Writes the media and compares it with earlier attempts. A change is detected before the last piece is written.</summary>
    /// <exception cref="SourceChangedException">The media has changed, or can no longer be read.</exception>
    public static async Task RunAsync(
        PreparedMedia media, LocalMediaReader reader, Stream destination, Action onProgress, CancellationToken cancellationToken)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(Chunk);
        byte[] encoded = ArrayPool<byte>.Shared.Rent(EncodedChunk);
        try
        {
            using MediaFingerprint.Pass pass = media.Fingerprint.Begin();
            for (long left = media.Length; left > 0;)
            {
                int count = (int)Math.Min(left, Chunk);
                if (await FillAsync(reader, raw.AsMemory(0, count), cancellationToken).ConfigureAwait(false) < count)
                {
                    throw new SourceChangedException("The local media has become shorter since it was first read.");
                }

                left -= count;
                pass.Append(raw.AsSpan(0, count));
                if (left == 0)
                {
                    await EnsureEndAsync(media, reader, encoded, cancellationToken).ConfigureAwait(false);
                }

                Base64.EncodeToUtf8(raw.AsSpan(0, count), encoded, out _, out int written);
                await destination.WriteAsync(encoded.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
                onProgress();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
            ArrayPool<byte>.Shared.Return(encoded);
        }
    }

    private static async Task EnsureEndAsync(
        PreparedMedia media, LocalMediaReader reader, byte[] scratch, CancellationToken cancellationToken)
    {
        if (await FillAsync(reader, scratch.AsMemory(0, 1), cancellationToken).ConfigureAwait(false) > 0)
        {
            throw new SourceChangedException("The local media has become longer since it was first read.");
        }

        media.EnsureSame(reader);
    }

    private static async ValueTask<int> FillAsync(LocalMediaReader reader, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.FillAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceChangedException("The local media can no longer be read.", exception);
        }
    }
}
