using Runware.Wan25.Polling;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Downloads;

/// <summary>Looks up a video's current URL: in the live store, and where that has forgotten it, in the archive.</summary>
internal sealed class VideoUrlResolver(ApiTransport transport)
{
    public async Task<Uri?> ResolveAsync(GeneratedVideo video, CancellationToken cancellationToken)
    {
        Guid taskId = video.OperationId.TaskId;
        RunwareException? unanswered;
        using (ApiResponse live = await transport.PostAsync(RequestBodies.GetResponse(taskId), cancellationToken).ConfigureAwait(false))
        {
            if (live.Envelope?.Rows.Select(row => UrlOf(new TaskRow(row), video)).FirstOrDefault(url => url is not null) is { } url)
            {
                return url;
            }

            unanswered = Unanswered(live);
        }

        using ApiResponse details = await transport
            .PostAsync(RequestBodies.GetTaskDetails(taskId), cancellationToken).ConfigureAwait(false);
        Uri? found = details.Envelope?.Rows
            .SelectMany(row => new TaskRow(row).IsArchive ? new ArchivedTask(row).Rows : [new TaskRow(row)])
            .Select(row => UrlOf(row, video))
            .FirstOrDefault(url => url is not null);
        return found ?? ((Unanswered(details) ?? unanswered) is { } exception ? throw exception : null);
    }

    private RunwareException? Unanswered(ApiResponse response)
    {
        const string failure = "The video's URL could not be asked for";
        return !response.IsTransient && !response.IsSetupFailure ? null
            : response.IsReadable || response.RetryAfter is not null
            ? ErrorMapper.ToException(response, null, transport.Redactor, failure)
            : new RunwareConnectionException($"{failure}: {response.Describe()}.", response.Failure);
    }

    private static Uri? UrlOf(TaskRow row, GeneratedVideo video) =>
        row.IsSuccess && row.Url is { } url
            && ((row.VideoId ?? VideoIdentity.Derive(row, video.OperationId)) == video.VideoId
                || VideoIdentity.IsSameFile(video, row.VideoId, url))
            ? url
            : null;
}
