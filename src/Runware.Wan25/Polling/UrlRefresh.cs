using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Submitting;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>Asks for a video's present URL: from the live store, and where that has forgotten it, from the archive.</summary>
internal sealed class UrlRefresh(ApiTransport transport)
{
    public async Task<Uri?> RefreshAsync(GeneratedVideo video, CancellationToken cancellationToken)
    {
        var taskId = video.OperationId.TaskId;
        using (var live = await transport.PostAsync(QuestionBody.GetResponse(taskId), cancellationToken).ConfigureAwait(false))
        {
            if (live.Envelope?.Rows.Select(row => UrlOf(new TaskRow(row), video)).FirstOrDefault(url => url is not null) is { } url)
            {
                return url;
            }
        }

        using var both = await transport.PostAsync(QuestionBody.GetResponseAndDetails(taskId), cancellationToken).ConfigureAwait(false);
        return both.Envelope?.Rows
            .SelectMany(row => new TaskRow(row).IsArchive ? JsonReading.Items(new ArchivedTask(row).Response.Member("data"u8)) : [row])
            .Select(row => UrlOf(new TaskRow(row), video))
            .FirstOrDefault(url => url is not null);
    }

    private static Uri? UrlOf(TaskRow row, GeneratedVideo video) =>
        row.IsSuccess && (row.VideoId ?? VideoIdentity.Derive(row, video.OperationId)) == video.VideoId ? row.Url : null;
}
