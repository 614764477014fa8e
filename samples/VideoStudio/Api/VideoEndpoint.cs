using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Runware.Wan25;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Serves a video from the folder, and downloads it first if it is missing.</summary>
internal static class VideoEndpoint
{
    public static async Task<Results<PhysicalFileHttpResult, NotFound>> PlayAsync(
        Guid key,
        Guid videoId,
        bool? download,
        HttpContext context,
        IVideoJobs jobs,
        DeletedJobs deleted,
        VideoFolder folder,
        CancellationToken cancellationToken)
    {
        VideoJob? job = await jobs.FindAsync(key.ToString(), cancellationToken);
        if (job?.Result?.Videos.FirstOrDefault(candidate => candidate.VideoId == videoId) is not { } video || deleted.Contains(job))
        {
            return TypedResults.NotFound();
        }

        VideoOutputFormat format = job.Request.OutputFormat ?? VideoOutputFormat.Mp4;
        string path = await folder.FetchAsync(video, format, cancellationToken);

        // A video never changes. It may be private, so only the browser caches it.
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.PhysicalFile(
            path,
            VideoFolder.ContentTypeOf(format),
            fileDownloadName: download == true ? DownloadName.Of(job, video, Path.GetExtension(path)) : null,
            lastModified: File.GetLastWriteTimeUtc(path),
            entityTag: new EntityTagHeaderValue($"\"{videoId:N}\""),
            enableRangeProcessing: true);
    }
}
