namespace Runware.Wan25.Jobs;

/// <summary>
/// What the application does with the end of a job. Called at least once for each job, on whichever node ran it; a call that throws is repeated with a growing pause,
/// and the job is dead-lettered when the retries run out. So what it does must bear being done twice.
/// </summary>
public interface IVideoJobHandler
{
    /// <summary>The videos are there; failures of single videos, where there were some, are beside them.</summary>
    /// <param name="job">The job.</param>
    /// <param name="result">Its videos.</param>
    /// <param name="cancellationToken">Cancelled when the host stops; the call is then repeated by the next node.</param>
    /// <returns>A task that ends when the work is done for good.</returns>
    Task CompletedAsync(VideoJob job, VideoResult result, CancellationToken cancellationToken = default);

    /// <summary>There will be no video.</summary>
    /// <param name="job">The job.</param>
    /// <param name="failure">Why.</param>
    /// <param name="cancellationToken">Cancelled when the host stops; the call is then repeated by the next node.</param>
    /// <returns>A task that ends when the work is done for good.</returns>
    Task FailedAsync(VideoJob job, VideoJobFailure failure, CancellationToken cancellationToken = default);
}
