using Microsoft.AspNetCore.Http.HttpResults;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Finds, lists and retries jobs.</summary>
internal static class JobEndpoints
{
    public static async Task<Results<Ok<JobList>, ProblemHttpResult>> ListAsync(
        string? cursor, IVideoJobs jobs, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            VideoJobPage page = await jobs.ListAsync(new() { PageSize = RecentJobs.PageSize, Cursor = cursor }, cancellationToken);
            return TypedResults.Ok(new JobList([.. page.Jobs.Select(JobViews.Of)], page.NextCursor, clock.GetUtcNow()));
        }
        catch (ArgumentException)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "cursor must be the member next of an earlier page.");
        }
    }

    public static async Task<Results<Ok<JobView>, NotFound>> FindAsync(Guid key, IVideoJobs jobs, CancellationToken cancellationToken) =>
        await jobs.FindAsync(key.ToString(), cancellationToken) is { } job ? TypedResults.Ok(JobViews.Of(job)) : TypedResults.NotFound();

    /// <summary>Retries to save the videos of a dead-lettered job.</summary>
    public static async Task<Results<NoContent, NotFound>> RetryAsync(Guid key, IVideoJobs jobs, CancellationToken cancellationToken) =>
        await jobs.RetryAsync(key.ToString(), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
}
