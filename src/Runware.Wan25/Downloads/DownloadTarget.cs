using System.Runtime.CompilerServices;

namespace Runware.Wan25.Downloads;

/// <summary>Where the bytes go. What fails here is not the host's fault and is not tried again.</summary>
internal abstract class DownloadTarget(Stream stream) : IAsyncDisposable
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private readonly long _oldLength = stream.CanSeek ? stream.Length : 0;
    private VideoContainerWalker? _container;

    /// <summary>How many bytes of the file are there.</summary>
    public long Length { get; private set; }

    /// <summary>Writes bytes of the file. Those that are there already, because a restart could not go back, are passed over.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(long position, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> fresh = bytes[(int)Math.Clamp(Length - position, 0, bytes.Length)..];
        if (fresh.IsEmpty)
        {
            return;
        }

        try
        {
            await stream.WriteAsync(fresh, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw ToFailure(exception, cancellationToken);
        }

        Length += fresh.Length;
        _container ??= VideoContainerWalker.For(fresh.Span);
        _container.Append(fresh.Span);
    }

    /// <inheritdoc cref="VideoContainerWalker.FindDefect"/>
    public string? FindDefect(bool hasProvenEnd) => _container is null ? "it is empty" : _container.FindDefect(hasProvenEnd);

    /// <summary>Goes back to where the file began, if that is possible.</summary>
    public bool TryRewind(CancellationToken cancellationToken)
    {
        try
        {
            if (!stream.CanSeek)
            {
                return false;
            }

            // Only what we have added goes away: a caller's stream may hold more behind the place where the video was to begin.
            stream.SetLength(Math.Max(_start, _oldLength));
            stream.Position = _start;
        }
        catch (Exception exception)
        {
            throw ToFailure(exception, cancellationToken);
        }

        Length = 0;
        _container = null;
        return true;
    }

    /// <summary>The file is complete and checked: make it the caller's.</summary>
    public virtual async Task CompleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw ToFailure(exception, cancellationToken);
        }
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Describes what went wrong with the target; a cancellation leaves as itself.</summary>
    protected static DownloadAttemptException ToFailure(Exception exception, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new DownloadAttemptException(
            DownloadFailureKind.Final, $"the destination cannot be written to: {exception.Message}", exception);
    }
}
