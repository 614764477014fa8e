using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Validates and stores orders.</summary>
internal static class OrderEndpoints
{
    /// <summary>Returns the errors of a request. Always 200, because an incomplete form is not a failure.</summary>
    public static Ok<Violations> Validate(VideoRequestBody body) => TypedResults.Ok(new Violations(PlainWords.ByPath(body.Errors)));

    /// <summary>
    /// Stores a job. The browser creates a key for each click, so that a repeated POST finds the job of the first one.
    /// </summary>
    public static async Task<Results<Accepted<JobView>, ValidationProblem, ProblemHttpResult>> OrderAsync(
        VideoRequestBody body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        IVideoJobs jobs,
        IOptions<Wan25ClientOptions> client,
        IHostApplicationLifetime host)
    {
        if (!Guid.TryParseExact(key, "D", out Guid name))
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "The header Idempotency-Key must be a UUID, a new one for each order.");
        }

        if (!body.TryGetRequest(out VideoRequest? request, out IReadOnlyList<VideoRequestError> errors))
        {
            return TypedResults.ValidationProblem(PlainWords.ByPath(errors));
        }

        // The client would keep to the limit as well, but a job of it would wait for a day first.
        if (client.Value.Spending.MaxPerRequest is { } limit && request.EstimateCost().Amount is { } cost && cost > limit)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status402PaymentRequired,
                title: "The order is over the spending limit.",
                detail: string.Create(
                    CultureInfo.InvariantCulture,
                    $"This order would cost about ${cost:0.00}, and one order may cost ${limit:0.00}. Make fewer or shorter videos."));
        }

        try
        {
            // Not with the caller's token: a caller that disconnects still wants the video.
            VideoJob job = await jobs.EnqueueAsync(name.ToString(), request, host.ApplicationStopping);
            return TypedResults.Accepted($"/api/jobs/{job.Key}", JobViews.Of(job));
        }
        catch (VideoJobConflictException exception)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: exception.Message);
        }
    }

    /// <summary>Messages by the JSON path of the parameter.</summary>
    internal sealed record Violations(IReadOnlyDictionary<string, string[]> Errors);
}
