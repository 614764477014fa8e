using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>
/// Remembers the jobs that users have deleted from the history, each as an empty file beside the videos, where all nodes see it. The job
/// itself stays in the store: it is the proof of what was ordered and paid.
/// </summary>
internal sealed class DeletedJobs(VideoFolder videos, IHostEnvironment environment, IOptions<StudioOptions> options)
{
    private readonly string _folder =
        Directory.CreateDirectory(Path.Combine(new StudioPaths(environment, options.Value).Videos, "deleted")).FullName;

    public bool Contains(VideoJob job) => File.Exists(PathOf(job));

    /// <summary>Deletes the files of a job and takes it out of the history.</summary>
    public void Add(VideoJob job)
    {
        File.WriteAllBytes(PathOf(job), []);
        foreach (GeneratedVideo video in job.Result?.Videos ?? [])
        {
            videos.Delete(video, job.Request.OutputFormat ?? VideoOutputFormat.Mp4);
        }
    }

    // The keys of the studio's jobs are UUIDs, which are safe as names of files.
    private string PathOf(VideoJob job) => Path.Combine(_folder, $"{Guid.Parse(job.Key):N}");
}
