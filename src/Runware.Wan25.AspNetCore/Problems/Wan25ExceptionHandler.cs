using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>
/// Handles the client's exceptions with problem details, and passes on <c>Retry-After</c>. Other exceptions are left to other handlers.
/// </summary>
internal sealed class Wan25ExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (ExceptionProblemMapper.Map(exception) is not { } problem)
        {
            return false;
        }

        if (exception is RunwareApiException { RetryAfter: { } wait })
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(0, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        // Whatever the caller accepts: without the operation's id, what was paid for would be lost.
        await TypedResults.Problem(problem).ExecuteAsync(httpContext).ConfigureAwait(false);
        return true;
    }
}
