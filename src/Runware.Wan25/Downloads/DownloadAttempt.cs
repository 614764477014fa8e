using System.Buffers;
using System.Net;

namespace Runware.Wan25.Downloads;

/// <summary>
/// One attempt after the other at the same file, each going on where the one before it ended, if the host lets it. An attempt either completes the
/// file or throws <see cref="AttemptFailedException"/>.
/// </summary>
internal sealed class DownloadAttempt(DownloadClient host, DownloadTarget target, ProgressThrottle progress, TimeSpan timeout, TimeProvider clock)
{
    private const int BufferSize = 256 * 1024;

    // What the target holds the beginning of, and whether the host is trusted to go on with it.
    private RemoteFile? _file;
    private bool _isResumable;

    public async Task RunAsync(Uri url, CancellationToken cancellationToken)
    {
        RangeRequest range = _isResumable ? new RangeRequest(target.Length, _file!.StrongETag) : RangeRequest.WholeFile;
        using var stall = new StallTimer(timeout, clock, cancellationToken);
        using HttpResponseMessage answer = await host.AskAsync(url, range, stall, cancellationToken).ConfigureAwait(false);
        RemoteFile file = answer.StatusCode switch
        {
            HttpStatusCode.OK => RemoteFile.Of(answer),
            HttpStatusCode.PartialContent => Continued(answer, range),
            _ => throw Refused(answer, range),
        };
        long position = answer.StatusCode == HttpStatusCode.PartialContent ? range.From : 0;
        await CopyAsync(new BodyReader(answer.Content, url, stall, cancellationToken), file, position, cancellationToken).ConfigureAwait(false);
        progress.Report(target.Length, file.Length);
    }

    private async Task CopyAsync(BodyReader body, RemoteFile file, long position, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            // An empty file has to be looked at, too.
            while (position == 0 || position != file.Length)
            {
                int count = await body.ReadAsync(buffer, position == 0 ? ContainerSignature.Length : 1).ConfigureAwait(false);
                ContentRangeCheck.Check(buffer.AsSpan(0, count), position, file, target.Length);
                if (count == 0)
                {
                    return;
                }

                if (position == 0)
                {
                    Begin(file, cancellationToken);
                }

                await target.WriteAsync(position, buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                position += count;
                progress.Advance(target.Length, file.Length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes room for a file that comes from its beginning. What the target has is given up only now that the new bytes look like a video.</summary>
    private void Begin(RemoteFile file, CancellationToken cancellationToken)
    {
        // A stream that cannot go back can still pass over what it has, when the file is the same for certain.
        if (target.Length > 0 && !target.TryRewind(cancellationToken) && !file.IsSameAs(_file))
        {
            throw new AttemptFailedException(FailureKind.Final, "the host starts it again from the beginning, and the stream cannot go back");
        }

        _file = file;
        _isResumable = file.StrongETag is not null;
        progress.Report(target.Length, file.Length);
    }

    private RemoteFile Continued(HttpResponseMessage answer, RangeRequest range)
    {
        if (!range.IsPartial || !_file!.IsContinuedBy(answer, range.From))
        {
            _isResumable = false;
            throw new AttemptFailedException(FailureKind.Transient, "the host sent another part of the file than was asked for");
        }

        return _file = _file with { Length = _file.Length ?? answer.Content.Headers.ContentRange!.Length };
    }

    private AttemptFailedException Refused(HttpResponseMessage answer, RangeRequest range)
    {
        _isResumable &= answer.StatusCode != HttpStatusCode.RequestedRangeNotSatisfiable;
        return AnswerStatus.ToFailure(answer, range.IsPartial, clock);
    }
}
