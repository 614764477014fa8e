using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Runware.Wan25;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Validates and stores orders.</summary>
internal static class OrderEndpoints
{
    /// <summary>Returns the errors of a request. Always 200, because an incomplete form is not a failure.</summary>
    public static Ok<Violations> Validate(VideoRequestBody body) => TypedResults.Ok(Violations.Of(body.Errors));

    /// <summary>
    /// Stores a job. The browser creates a key for each click, so that a repeated POST finds the job of the first one.
    /// </summary>
    public static async Task<Results<Accepted<JobView>, ProblemHttpResult>> OrderAsync(
        VideoRequestBody body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        IVideoJobs jobs,
        IHostApplicationLifetime host)
    {
        if (!Guid.TryParseExact(key, "D", out Guid name))
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "The header Idempotency-Key must be a UUID, a new one for each order.");
        }

        try
        {
            // Not with the caller's token: a caller that disconnects still wants the video.
            VideoJob job = await jobs.EnqueueAsync(name.ToString(), body.ToRequest(), host.ApplicationStopping);
            return TypedResults.Accepted($"/api/jobs/{job.Key}", JobViews.Of(job));
        }
        catch (VideoJobConflictException exception)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: exception.Message);
        }
    }

    /// <summary>Messages by the JSON path of the parameter.</summary>
    internal sealed record Violations(IReadOnlyDictionary<string, string[]> Errors)
    {
        public static Violations Of(IReadOnlyList<VideoRequestError> errors) =>
            new(errors.GroupBy(error => error.Path)
                .ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray()));
    }
}
