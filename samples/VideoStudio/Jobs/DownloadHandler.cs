using Runware.Wan25;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Downloads the videos of completed jobs, because their URLs expire. Existing files are not downloaded again.</summary>
internal sealed class DownloadHandler(VideoFolder folder, ILogger<DownloadHandler> logger) : IVideoJobHandler
{
    public async Task CompletedAsync(VideoJob job, VideoResult result, CancellationToken cancellationToken)
    {
        VideoOutputFormat format = job.Request.OutputFormat ?? VideoOutputFormat.Mp4;
        await Task.WhenAll(result.Videos.Select(video => folder.FetchAsync(video, format, cancellationToken)));
        Log.Completed(logger, job.Key, result.Videos.Count, job.OperationId.ResultCount, result.TotalCost);
    }

    public Task FailedAsync(VideoJob job, VideoJobFailure failure, CancellationToken cancellationToken)
    {
        Log.Failed(logger, job.Key, failure.Code);
        return Task.CompletedTask;
    }
}
