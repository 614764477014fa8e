using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Runware.Wan25;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Checking an order, and ordering.</summary>
internal static class OrderEndpoints
{
    /// <summary>What is wrong with a request so far. Always 200: a form that is half filled in is no failure.</summary>
    public static Ok<Violations> Validate(VideoRequestBody body) => TypedResults.Ok(Violations.Of(body.Errors));

    /// <summary>
    /// Orders. The key is the browser's own name for this click: a POST that is sent again, for whatever reason, finds the job of the first.
    /// </summary>
    public static async Task<Results<Accepted<JobView>, ProblemHttpResult>> OrderAsync(
        VideoRequestBody body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        IVideoJobs jobs,
        IHostApplicationLifetime host)
    {
        if (!Guid.TryParseExact(key, "D", out Guid name))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The header Idempotency-Key must be a UUID that was made for this order.");
        }

        // Not with the caller's token: whoever hangs up now wants the video all the same, and may not come back to say so.
        VideoJob job = await jobs.EnqueueAsync(name.ToString(), body.ToRequest(), host.ApplicationStopping);
        return TypedResults.Accepted($"/api/jobs/{job.Key}", JobViews.Of(job));
    }

    /// <summary>Messages by the JSON path of the parameter.</summary>
    internal sealed record Violations(IReadOnlyDictionary<string, string[]> Errors)
    {
        public static Violations Of(IReadOnlyList<VideoRequestError> errors) =>
            new(errors.GroupBy(error => error.Path).ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray()));
    }
}
