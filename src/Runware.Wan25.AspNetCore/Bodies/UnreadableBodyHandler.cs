using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>
/// Handles unreadable bodies of controllers, where model binding can end a request with an exception only. Minimal APIs have
/// <see cref="UnreadableBodyFilter"/>.
/// </summary>
internal sealed class UnreadableBodyHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not UnreadableBodyException unreadable)
        {
            return false;
        }

        await unreadable.ToResult().ExecuteAsync(httpContext).ConfigureAwait(false);
        return true;
    }
}
