namespace VideoStudio;

/// <summary>
/// Refuses requests that a page of another site sends through a visitor's browser, because an order spends money. Browsers send the origin
/// of a request; a request without one is not from a browser.
/// </summary>
internal sealed class SameOriginFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsSafe(context.HttpContext.Request)
            ? await next(context)
            : TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Orders are taken from the studio's own page only.");

    private static bool IsSafe(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return true;
        }

        return request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" => true,
            "" => IsOwn(request.Headers.Origin.ToString(), request),
            _ => false,
        };
    }

    // Behind a proxy that terminates TLS the scheme differs, so only the host is compared.
    private static bool IsOwn(string origin, HttpRequest request) =>
        origin.Length == 0
        || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
