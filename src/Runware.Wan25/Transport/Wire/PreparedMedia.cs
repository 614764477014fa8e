using System.Buffers;
using Runware.Wan25.Requests;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Local media that has been looked at: its type and length are known, and it can be opened again for each attempt.</summary>
internal sealed class PreparedMedia
{
    private readonly LocalMedia _source;
    private readonly MediaVersion _version;

    private PreparedMedia(LocalMedia source, string mediaType, MediaVersion version, long length, MediaFingerprint fingerprint)
    {
        _source = source;
        _version = version;
        MediaType = mediaType;
        Length = length;
        Fingerprint = fingerprint;
    }

    public string MediaType { get; }

    /// <summary>Bytes, before they are encoded.</summary>
    public long Length { get; }

    public MediaFingerprint Fingerprint { get; }

    /// <exception cref="VideoRequestValidationException">The media cannot be read, is empty, or its type cannot be told.</exception>
    public static async ValueTask<PreparedMedia> PrepareAsync(
        LocalMedia source, MediaKind kind, string path, bool skipLimits, CancellationToken cancellationToken)
    {
        var violations = default(Violations);
        var mediaType = LocalMediaValidator.Check(source, kind, path, skipLimits, ref violations);
        VideoRequestValidator.ThrowIfAny(violations);
        try
        {
            var reader = await LocalMediaReader.OpenAsync(source, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var version = reader.Version;
                var fingerprint = new MediaFingerprint();
                var length = version.Length ?? await ReadThroughAsync(reader, fingerprint, cancellationToken).ConfigureAwait(false);
                return length > 0
                    ? new(source, mediaType!, version, length, fingerprint)
                    : throw Unreadable(path, kind, source, "is empty");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, kind, source, FileProbe.ProblemOf(exception));
        }
    }

    /// <summary>Opens the media for one attempt.</summary>
    /// <exception cref="BodyChangedException">It is not what it was, or cannot be opened any more.</exception>
    public async ValueTask<LocalMediaReader> ReopenAsync(CancellationToken cancellationToken)
    {
        LocalMediaReader reader;
        try
        {
            reader = await LocalMediaReader.OpenAsync(_source, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BodyChangedException("The local media cannot be opened any more.", exception);
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

    /// <exception cref="BodyChangedException">The media is not what it was.</exception>
    public void EnsureSame(LocalMediaReader reader)
    {
        if (reader.Version != _version)
        {
            throw new BodyChangedException("The local media has another length or was written to since it was first looked at.");
        }
    }

    private static async ValueTask<long> ReadThroughAsync(LocalMediaReader reader, MediaFingerprint fingerprint, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Base64Encoder.Chunk);
        try
        {
            using var pass = fingerprint.Begin();
            long length = 0;
            int count;
            do
            {
                count = await reader.FillAsync(buffer.AsMemory(0, Base64Encoder.Chunk), cancellationToken).ConfigureAwait(false);
                pass.Append(buffer.AsSpan(0, count));
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

    private static VideoRequestValidationException Unreadable(string path, MediaKind kind, LocalMedia source, string problem) => new(
    [
        new VideoRequestError(path, VideoRequestErrorCodes.Unreadable, source is FileMedia file
            ? $"{path} must be {kind.Name()} file that can be read; '{Path.GetFileName(file.Path)}' {problem}."
            : $"{path} must be {kind.Name()} that can be read; {source.Kind} {problem}."),
    ]);
}
