namespace VideoStudio;

/// <summary>
/// Refuses what another site's page sends through a visitor's browser: an order spends money. Browsers say where a request comes from; what does not say it is no
/// browser, and no visitor's either.
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

    // Behind a proxy that ends TLS the scheme differs; the host tells.
    private static bool IsOwn(string origin, HttpRequest request) =>
        origin.Length == 0
        || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
