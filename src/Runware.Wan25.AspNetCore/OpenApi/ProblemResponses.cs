using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>
/// The responses of an endpoint that takes a <see cref="VideoRequestBody"/>, besides its own: every status that the exceptions of the
/// client are mapped to.
/// </summary>
internal static class ProblemResponses
{
    public const string ContentType = "application/problem+json";

    public static readonly IReadOnlyList<(int Status, Type Type, string Description)> All =
    [
        (StatusCodes.Status400BadRequest, typeof(HttpValidationProblemDetails),
            "The request is not valid: the errors by JSON path. Nothing is charged."),
        (StatusCodes.Status402PaymentRequired, typeof(ProblemDetails),
            "The application's account has no credits left, or its spending limit is reached."),
        (StatusCodes.Status404NotFound, typeof(ProblemDetails),
            "The video service does not know the task, or something that the request names."),
        (StatusCodes.Status409Conflict, typeof(ProblemDetails), "The video service already has a task with this id."),
        (StatusCodes.Status422UnprocessableEntity, typeof(ProblemDetails), "Content moderation rejected the request or its result."),
        (StatusCodes.Status429TooManyRequests, typeof(ProblemDetails), "There is no capacity. Retry-After says when to try again."),
        (StatusCodes.Status502BadGateway, typeof(ProblemDetails), "The video service or the model's provider failed."),
        (StatusCodes.Status503ServiceUnavailable, typeof(ProblemDetails),
            "The video service cannot be reached, or it is not known yet whether it accepted the request. With the member operationId, look"
            + " the operation up; do not order again."),
        (StatusCodes.Status504GatewayTimeout, typeof(ProblemDetails),
            "The video was not ready in time. With the member operationId, look the operation up later."),
    ];
}
