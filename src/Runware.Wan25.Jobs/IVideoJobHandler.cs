namespace Runware.Wan25.Jobs;

/// <summary>Handles the end of a job.</summary>
/// <remarks>
/// A handler is called at least once for each job, on whichever node ran it. A call that throws is repeated with growing delays, and the
/// job is dead-lettered when <see cref="Wan25JobsOptions.MaxDeliveries"/> is reached. Handlers must be idempotent.
/// </remarks>
/// <example>
/// <code>
/// public sealed class SaveVideos(IWan25Client client) : IVideoJobHandler
/// {
///     public async Task CompletedAsync(VideoJob job, VideoResult result, CancellationToken cancellationToken)
///     {
///         foreach (GeneratedVideo video in result.Videos)
///         {
///             // The name is the same at every call, so that a repeated call replaces the file.
///             await client.DownloadAsync(video, $"videos/{video.VideoId}.mp4", cancellationToken);
///         }
///     }
///
///     public Task FailedAsync(VideoJob job, VideoJobFailure failure, CancellationToken cancellationToken)
///     {
///         Console.WriteLine($"{job.Key} failed: {failure}");
///         return Task.CompletedTask;
///     }
/// }
/// </code>
/// </example>
public interface IVideoJobHandler
{
    /// <summary>Handles a job that has at least one video. Videos that failed are in <see cref="VideoResult.Failures"/>.</summary>
    /// <param name="job">The job.</param>
    /// <param name="result">The videos.</param>
    /// <param name="cancellationToken">A token that is canceled when the host stops. The call is then repeated by the next node.</param>
    /// <returns>A task that completes when the job has been handled.</returns>
    Task CompletedAsync(VideoJob job, VideoResult result, CancellationToken cancellationToken = default);

    /// <summary>Handles a job that ended without a video.</summary>
    /// <param name="job">The job.</param>
    /// <param name="failure">The reason.</param>
    /// <param name="cancellationToken">A token that is canceled when the host stops. The call is then repeated by the next node.</param>
    /// <returns>A task that completes when the job has been handled.</returns>
    Task FailedAsync(VideoJob job, VideoJobFailure failure, CancellationToken cancellationToken = default);
}
