using Runware.Wan25.Polling;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Downloads;

/// <summary>Looks up a video's current URL: in the live store, and where that has forgotten it, in the archive.</summary>
internal sealed class VideoUrlResolver(ApiTransport transport)
{
    /// <returns>The URL; <see langword="null"/> where the service has none.</returns>
    /// <exception cref="DownloadAttemptException">The service did not respond to that.</exception>
    public async Task<Uri?> ResolveAsync(GeneratedVideo video, CancellationToken cancellationToken)
    {
        Guid taskId = video.OperationId.TaskId;
        DownloadAttemptException? failure;
        using (ApiResponse live = await transport.PostAsync(QueryBodies.GetResponse(taskId), cancellationToken).ConfigureAwait(false))
        {
            if (live.Envelope?.Rows.Select(row => UrlOf(new TaskRow(row), video)).FirstOrDefault(url => url is not null) is { } url)
            {
                return url;
            }

            failure = FailureOf(live, taskId);
        }

        using ApiResponse details = await transport
            .PostAsync(QueryBodies.GetTaskDetails(taskId), cancellationToken).ConfigureAwait(false);
        Uri? found = details.Envelope?.Rows
            .SelectMany(row => new TaskRow(row).IsArchive ? new ArchivedTask(row).Rows : [new TaskRow(row)])
            .Select(row => UrlOf(row, video))
            .FirstOrDefault(url => url is not null);

        // A key may be allowed to query the live store and not the archive.
        DownloadAttemptException? archiveFailure = HttpStatusClassifier.IsForbidden(details.Status) ? null : FailureOf(details, taskId);
        if (failure is null || (archiveFailure is not null && failure.RetryAfter is null))
        {
            failure = archiveFailure;
        }

        return found ?? (failure is null ? null : throw failure);
    }

    // A page that is not the service's JSON leaves open where the video is. A key that is being replaced is refused for a moment too.
    private DownloadAttemptException? FailureOf(ApiResponse response, Guid taskId)
    {
        const string failure = "The video's URL could not be looked up";
        if (response.IsReadable && !QueryResponseClassifier.IsFailure(response, taskId))
        {
            return null;
        }

        return new DownloadAttemptException(
            response.IsSetupFailure ? DownloadFailureKind.Final : DownloadFailureKind.Transient,
            $"its current URL could not be retrieved: {response.Describe()}",
            ErrorMapper.IsServiceError(response)
                ? ErrorMapper.ToException(response, null, transport.Redactor, failure)
                : new RunwareConnectionException($"{failure}: {response.Describe()}.", response.Failure))
        {
            RetryAfter = response.RetryAfter,
        };
    }

    private static Uri? UrlOf(TaskRow row, GeneratedVideo video) =>
        row.IsSuccess && row.Url is { } url
            && VideoIdentity.IsSame(video, row.VideoId ?? VideoIdentity.Derive(row, video.OperationId), row.VideoId, url)
            ? url
            : null;
}
