using Microsoft.AspNetCore.Http.HttpResults;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Finds, lists, retries, cancels and deletes jobs.</summary>
internal static class JobEndpoints
{
    public static async Task<Results<Ok<JobList>, ProblemHttpResult>> ListAsync(
        [AsParameters] JobSearch.Terms terms, string? cursor, JobSearch jobs, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            (IReadOnlyList<VideoJob> found, string? next) = await jobs.FindAsync(terms, cursor, cancellationToken);
            return TypedResults.Ok(new JobList([.. found.Select(JobViews.Of)], next, clock.GetUtcNow()));
        }
        catch (ArgumentException)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "cursor must be the member next of an earlier page.");
        }
    }

    public static async Task<Results<Ok<JobView>, NotFound>> FindAsync(Guid key, RecentJobs jobs, CancellationToken cancellationToken) =>
        await jobs.FindAsync(key.ToString(), cancellationToken) is { } job ? TypedResults.Ok(JobViews.Of(job)) : TypedResults.NotFound();

    /// <summary>Retries to save the videos of a dead-lettered job, or goes on with a canceled one.</summary>
    public static async Task<Results<NoContent, NotFound>> RetryAsync(Guid key, IVideoJobs jobs, CancellationToken cancellationToken) =>
        await jobs.RetryAsync(key.ToString(), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    /// <summary>
    /// Cancels a job that waits. One that runs is charged whatever happens to it, so it is left alone. The response has no content only
    /// where nothing can be charged: otherwise it is the canceled job.
    /// </summary>
    public static async Task<Results<NoContent, Ok<JobView>, NotFound, ProblemHttpResult>> CancelAsync(
        Guid key, IVideoJobs jobs, CancellationToken cancellationToken)
    {
        string name = key.ToString();
        switch (await jobs.FindAsync(name, cancellationToken))
        {
            case null:
                return TypedResults.NotFound();
            case { State: not VideoJobState.Queued }:
                return Conflict("It is being made already, and cannot be stopped.");
        }

        if (!await jobs.CancelAsync(name, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        // A job that never ran is deleted. What is still there has run before, or a node has just begun it: it may have been accepted.
        return await jobs.FindAsync(name, cancellationToken) is { } job ? TypedResults.Ok(JobViews.Of(job)) : TypedResults.NoContent();
    }

    /// <summary>Deletes the videos of a job that has ended, and takes it out of the history.</summary>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> DeleteAsync(
        Guid key, IVideoJobs jobs, DeletedJobs deleted, CancellationToken cancellationToken)
    {
        switch (await jobs.FindAsync(key.ToString(), cancellationToken))
        {
            case null:
                return TypedResults.NotFound();
            case { State: VideoJobState.Queued or VideoJobState.Running or VideoJobState.Delivering }:
                return Conflict("It is still being made. Delete it when it is done.");
            case var job:
                deleted.Add(job);
                return TypedResults.NoContent();
        }
    }

    private static ProblemHttpResult Conflict(string title) =>
        TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: title);
}
