using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>
/// Handles the client's exceptions with problem details, and passes on <c>Retry-After</c>. Other exceptions are left to other handlers.
/// </summary>
internal sealed class Wan25ExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (ExceptionProblemMapper.Map(exception) is not { Status: { } status } problem)
        {
            return false;
        }

        httpContext.Response.StatusCode = status;
        if (exception is RunwareApiException { RetryAfter: { } wait })
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(0, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var context = new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception };
        return await problems.TryWriteAsync(context).ConfigureAwait(false);
    }
}
