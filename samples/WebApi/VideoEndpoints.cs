using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Runware.Wan25;
using Runware.Wan25.AspNetCore;

namespace WebApi;

/// <summary>Maps POST /videos and GET /videos/{id}.</summary>
internal static class VideoEndpoints
{
    private const string GetVideo = nameof(GetVideo);

    public static void MapVideos(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/videos", SubmitAsync);
        routes.MapGet("/videos/{id}", GetAsync).WithName(GetVideo);
    }

    /// <summary>Submits a video. Exceptions, also of an invalid body, become problem details.</summary>
    private static async Task<AcceptedAtRoute<VideoTicket>> SubmitAsync(
        VideoRequestBody body,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        IWan25Client client,
        VideoStore store,
        IHostApplicationLifetime host)
    {
        VideoRequestBuilder builder = body.ToBuilder();
        if (idempotencyKey is not null)
        {
            // The same key means the same video, so that a repeated POST is not charged twice. An API with users adds the user to the
            // scope.
            builder.WithIdempotencyKey("samples/WebApi", idempotencyKey);
        }

        try
        {
            // Not with the caller's token: a caller that disconnects would leave a charged video that nothing waits for.
            VideoOperation operation = await client.SubmitAsync(builder.Build(), host.ApplicationStopping);
            store.Add(operation);
            var route = new RouteValueDictionary { ["id"] = operation.Id.ToString() };
            return TypedResults.AcceptedAtRoute(new VideoTicket(operation.Id), GetVideo, route);
        }
        catch (RunwareException exception) when (exception is { SubmissionState: SubmissionState.Unknown, OperationId: { } id })
        {
            // The request may have been accepted, so its video is waited for. The caller gets the id with the problem details.
            store.Add(client.GetOperation(id));
            throw;
        }
    }

    private static async Task<Results<Ok<VideoView>, ProblemHttpResult>> GetAsync(
        VideoOperationId id, IWan25Client client, VideoStore store, CancellationToken cancellationToken)
    {
        if (store.Find(id) is { } known)
        {
            return TypedResults.Ok(VideoView.Of(known));
        }

        // Submitted by another process, or before this one started: ask the service. It may report an unknown id as processing; an
        // application that must tell the two apart stores its ids.
        VideoOperation operation = client.GetOperation(id);
        await operation.UpdateAsync(cancellationToken);
        return IsMissing(operation) ? NotFound(id) : TypedResults.Ok(VideoView.Of(operation));
    }

    private static ProblemHttpResult NotFound(VideoOperationId id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: "The service does not know this operation.",
        extensions: new Dictionary<string, object?> { ["operationId"] = id.ToString() });

    private static bool IsMissing(VideoOperation operation) =>
        operation.Status == VideoStatus.Unknown
        && operation.Result is null or { Videos.Count: 0 }
        && (operation.Result?.Failures.All(failure => failure.Error.Category == RunwareErrorCategory.NotFound) ?? true);
}
