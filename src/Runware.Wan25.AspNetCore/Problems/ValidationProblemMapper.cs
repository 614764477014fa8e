using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>Maps an invalid request to problem details: the messages by JSON path, and beside them the stable codes for programs.</summary>
internal static class ValidationProblemMapper
{
    public static HttpValidationProblemDetails Map(VideoRequestValidationException exception)
    {
        var problem = new HttpValidationProblemDetails(GroupByPath(exception.Errors, error => error.Message))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The video request is not valid. Nothing was sent and nothing is charged.",
        };
        problem.Extensions["codes"] = GroupByPath(exception.Errors, error => error.Code);
        if (exception.OperationId is { } id)
        {
            problem.Extensions["operationId"] = id.ToString();
        }

        return problem;
    }

    private static Dictionary<string, string[]> GroupByPath(
        IReadOnlyList<VideoRequestError> errors, Func<VideoRequestError, string> select) => errors
        .GroupBy(error => error.Path, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(select).ToArray(), StringComparer.Ordinal);
}
