using System.Buffers;
using Runware.Wan25.Requests;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Local media of known type and length, which can be opened again for each attempt.</summary>
internal sealed class PreparedMedia(
    LocalMedia source, string mediaType, LocalMediaVersion version, long length, MediaFingerprint fingerprint)
{
    public string MediaType => mediaType;

    /// <summary>Gets the length in bytes, before the encoding.</summary>
    public long Length => length;

    public MediaFingerprint Fingerprint => fingerprint;

    /// <exception cref="VideoRequestValidationException">The media cannot be read, or its content is not accepted.</exception>
    public static async ValueTask<PreparedMedia> PrepareAsync(LocalMedia source, MediaContext context, CancellationToken cancellationToken)
    {
        // A shared stream is checked below, where this reader has exclusive access.
        var errors = default(ErrorCollector);
        string? mediaType = source is SeekableStreamMedia { CanBeRead: true }
            ? null
            : LocalMediaValidator.Check(source, context, ref errors);
        VideoRequestValidator.ThrowIfAny(errors);
        try
        {
            LocalMediaReader reader = await LocalMediaReader.OpenAsync(source, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await ReadAsync(source, context, mediaType, reader, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (LocalMediaValidator.IsAboutSource(exception))
        {
            throw Unreadable(context, source, source is FileMedia ? LocalMediaValidator.ProblemOf(exception) : "cannot be read");
        }
    }

    private static async ValueTask<PreparedMedia> ReadAsync(
        LocalMedia source, MediaContext context, string? mediaType, LocalMediaReader reader, CancellationToken cancellationToken)
    {
        var errors = default(ErrorCollector);
        if (source is SeekableStreamMedia stream)
        {
            mediaType = LocalMediaValidator.CheckHeld(stream, context, ref errors);
            VideoRequestValidator.ThrowIfAny(errors);
        }

        LocalMediaVersion version = reader.Version;
        var fingerprint = new MediaFingerprint();
        byte[] head = new byte[MediaSignature.Length];
        long length = version.Length ?? await ReadThroughAsync(reader, fingerprint, head, cancellationToken).ConfigureAwait(false);
        if (length <= 0)
        {
            throw Unreadable(context, source, "is empty");
        }

        if (source is StreamMedia)
        {
            int count = version.Length is null
                ? (int)Math.Min(length, head.Length)
                : await reader.FillAsync(head, cancellationToken).ConfigureAwait(false);
            mediaType = MediaContentValidator.CheckHead(head.AsSpan(0, count), source, context, ref errors);
            VideoRequestValidator.ThrowIfAny(errors);
        }

        return new(source, mediaType!, version, length, fingerprint);
    }

    /// <summary>Opens the media for one attempt.</summary>
    /// <exception cref="MediaChangedException">The media has changed, or can no longer be opened.</exception>
    public async ValueTask<LocalMediaReader> ReopenAsync(CancellationToken cancellationToken)
    {
        LocalMediaReader reader;
        try
        {
            reader = await LocalMediaReader.OpenAsync(source, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MediaChangedException("The local media can no longer be opened.", exception);
        }

        try
        {
            EnsureSame(reader);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <exception cref="MediaChangedException">The media has changed.</exception>
    public void EnsureSame(LocalMediaReader reader)
    {
        if (reader.Version != version)
        {
            throw new MediaChangedException("The length or the last write time of the local media has changed since it was first read.");
        }
    }

    private static async ValueTask<long> ReadThroughAsync(
        LocalMediaReader reader, MediaFingerprint fingerprint, byte[] head, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Base64Encoder.Chunk);
        try
        {
            using MediaFingerprint.Pass pass = fingerprint.Begin();
            long length = 0;
            int count;
            do
            {
                count = await reader.FillAsync(buffer.AsMemory(0, Base64Encoder.Chunk), cancellationToken).ConfigureAwait(false);
                pass.Append(buffer.AsSpan(0, count));
                if (length == 0)
                {
                    buffer.AsSpan(0, Math.Min(count, head.Length)).CopyTo(head);
                }

                length += count;
            }
            while (count == Base64Encoder.Chunk);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static VideoRequestValidationException Unreadable(MediaContext context, LocalMedia source, string problem)
    {
        string name = source is FileMedia ? source.Name : source.Kind;
        var errors = default(ErrorCollector);
        LocalMediaValidator.Unreadable($"{name} {problem}", context, ref errors);
        return new(errors.ToList());
    }
}
