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
        using (ApiResponse live = await transport.PostAsync(RequestBodies.GetResponse(taskId), cancellationToken).ConfigureAwait(false))
        {
            if (live.Envelope?.Rows.Select(row => UrlOf(new TaskRow(row), video)).FirstOrDefault(url => url is not null) is { } url)
            {
                return url;
            }

            failure = FailureOf(live, taskId);
        }

        if (failure?.Kind == DownloadFailureKind.Final)
        {
            throw failure;
        }

        using ApiResponse details = await transport
            .PostAsync(RequestBodies.GetTaskDetails(taskId), cancellationToken).ConfigureAwait(false);
        Uri? found = details.Envelope?.Rows
            .SelectMany(row => new TaskRow(row).IsArchive ? new ArchivedTask(row).Rows : [new TaskRow(row)])
            .Select(row => UrlOf(row, video))
            .FirstOrDefault(url => url is not null);

        // A key may be allowed to query the live store and not the archive.
        DownloadAttemptException? archiveFailure = IsKeyRefused(details) ? null : FailureOf(details, taskId);
        return found ?? ((archiveFailure ?? failure) is { } exception ? throw exception : null);
    }

    // That the task is not known is an answer, whatever the status.
    private DownloadAttemptException? FailureOf(ApiResponse response, Guid taskId)
    {
        bool isFinal = response.IsSetupFailure || IsKeyRefused(response);
        return !isFinal && (!response.IsTransient || IsTaskDenied(response, taskId)) ? null
            : new DownloadAttemptException(
                isFinal ? DownloadFailureKind.Final : DownloadFailureKind.Transient,
                $"the service could not be asked for its current URL: {response.Describe()}",
                response.IsReadable
                    ? ErrorMapper.ToException(response, null, transport.Redactor, "The video's URL could not be looked up")
                    : response.Failure)
            {
                RetryAfter = response.RetryAfter,
            };
    }

    private static bool IsKeyRefused(ApiResponse response) => response.IsReadable && HttpStatus.IsAuthentication(response.Status);

    private static bool IsTaskDenied(ApiResponse response, Guid taskId) => response.Envelope?.ErrorsAbout(taskId)
        .Any(error => ErrorMeaningClassifier.Classify(error, response.Status).Meaning == ErrorMeaning.NotFound) == true;

    private static Uri? UrlOf(TaskRow row, GeneratedVideo video) =>
        row.IsSuccess && row.Url is { } url
            && ((row.VideoId ?? VideoIdentity.Derive(row, video.OperationId)) == video.VideoId
                || VideoIdentity.IsSameFile(video, row.VideoId, url))
            ? url
            : null;
}
