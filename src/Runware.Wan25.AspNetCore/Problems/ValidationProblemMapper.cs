using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>Broken rules by JSON path: the messages where ASP.NET Core has them, and beside them the stable codes for programs.</summary>
internal static class ValidationProblemMapper
{
    public static HttpValidationProblemDetails Map(VideoRequestValidationException exception)
    {
        var problem = new HttpValidationProblemDetails(ByPath(exception.Errors, error => error.Message))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The video request is not valid. Nothing was sent and nothing is charged.",
        };
        problem.Extensions["codes"] = ByPath(exception.Errors, error => error.Code);
        if (exception.OperationId is { } id)
        {
            problem.Extensions["operationId"] = id.ToString();
        }

        return problem;
    }

    private static Dictionary<string, string[]> ByPath(IReadOnlyList<VideoRequestError> errors, Func<VideoRequestError, string> what) =>
        errors.GroupBy(error => error.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(what).ToArray(), StringComparer.Ordinal);
}
