using System.Buffers;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Downloads;

/// <summary>
/// Downloads one file in attempts, each of which continues where the previous one ended if the host allows it. An attempt either
/// completes the file or throws <see cref="DownloadAttemptException"/>.
/// </summary>
internal sealed class ResumableDownload(
    VideoHostClient client,
    DownloadTarget target,
    ProgressThrottle progress,
    DownloadTimeLimit limit,
    Redactor redactor,
    Wan25ClientOptions options,
    TimeProvider clock)
{
    private const int BufferSize = 256 * 1024;

    // What the target holds the beginning of, and whether it may be continued.
    private RemoteFileVersion? _file;
    private bool _isResumable;

    public async Task RunAsync(Uri url)
    {
        RangeRequest range = _isResumable ? new RangeRequest(target.Length, _file!.StrongETag) : RangeRequest.WholeFile;
        using var wait = new VideoHostInactivityTimeout(options.Retry.AttemptTimeout, clock, redactor, limit.Token);
        try
        {
            using HttpResponseMessage response = await client.GetAsync(url, range, wait).ConfigureAwait(false);
            bool isPartial = HttpStatusClassifier.IsPartial(response.StatusCode);
            RemoteFileVersion file = isPartial ? Continued(response, range)
                : HttpStatusClassifier.IsWhole(response.StatusCode) ? RemoteFileVersion.Of(response)
                : throw VideoHostStatusMapper.ToFailure(response, range.IsPartial, clock);
            long position = isPartial ? range.From : 0;
            Uri arrived = response.RequestMessage?.RequestUri ?? url;
            await CopyAsync(new DownloadBodyReader(response.Content, arrived, wait), file, position).ConfigureAwait(false);
            ThrowIfNotWhole(file, RemoteFileVersion.HasProvenEnd(response));
            progress.Report(target.Length, file.Length);
        }
        catch (DownloadAttemptException failure) when (failure.RequiresRestart)
        {
            _isResumable = false;
            throw;
        }
    }

    private async Task CopyAsync(DownloadBodyReader body, RemoteFileVersion file, long position)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            // An empty file has to be looked at, too.
            while (position == 0 || position != file.Length)
            {
                int count = await body.ReadAsync(buffer, position == 0 ? VideoContainerSignature.Length : 1).ConfigureAwait(false);
                ReceivedBytesCheck.Check(buffer.AsSpan(0, count), position, file, target.Length, options.Downloads.MaxBytes);
                if (count == 0)
                {
                    return;
                }

                if (position == 0)
                {
                    Begin(file);
                }

                limit.Pause();
                await target.WriteAsync(position, buffer.AsMemory(0, count), limit.Token).ConfigureAwait(false);
                position += count;
                progress.Advance(target.Length, file.Length);
                limit.Resume();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // What the target has is discarded only now that the new bytes look like a video.
    private void Begin(RemoteFileVersion file)
    {
        // A stream that cannot go back can still pass over what it has, when the file is the same for certain.
        if (target.Length > 0 && !target.TryRewind(limit.Token) && !file.IsSameAs(_file))
        {
            throw new DownloadAttemptException(
                DownloadFailureKind.Final, "the host restarted the file from the beginning, and the destination stream is not seekable");
        }

        _file = file;
        _isResumable = file.StrongETag is not null;
        progress.Report(target.Length, file.Length);
    }

    private RemoteFileVersion Continued(HttpResponseMessage response, RangeRequest range)
    {
        if (!range.IsPartial || _file is null || !ContentRangeCheck.Continues(response, _file, range.From))
        {
            throw new DownloadAttemptException(
                DownloadFailureKind.Transient, "the Content-Range of the response does not match the requested range")
            {
                RequiresRestart = true,
            };
        }

        return _file = _file with { Length = _file.Length ?? response.Content.Headers.ContentRange!.Length };
    }

    private void ThrowIfNotWhole(RemoteFileVersion file, bool hasProvenEnd)
    {
        if (target.FindDefect(hasProvenEnd || file.Length is not null) is { } defect)
        {
            // By the host's count all is there, so there is nothing to continue. Without a count the rest may still come.
            throw new DownloadAttemptException(
                DownloadFailureKind.Transient, $"the {target.Length} bytes received are not a complete video: {defect}")
            {
                RequiresRestart = file.Length is not null,
            };
        }
    }
}
