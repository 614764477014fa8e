namespace VideoStudio;

/// <summary>Maps all routes of the studio.</summary>
internal static class StudioApi
{
    public static void MapStudioApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").AddEndpointFilter<SameOriginFilter>();
        api.MapGet("/form", FormOptions.Get);
        api.MapGet("/account", AccountEndpoint.GetAsync);
        api.MapPost("/validate", OrderEndpoints.Validate);
        api.MapPost("/images", ImageEndpoint.UploadAsync);
        api.MapGet("/jobs", JobEndpoints.ListAsync);
        api.MapGet("/jobs/{key:guid}", JobEndpoints.FindAsync);
        api.MapPost("/jobs", OrderEndpoints.OrderAsync);
        api.MapPost("/jobs/{key:guid}/retry", JobEndpoints.RetryAsync);
        api.MapPost("/jobs/{key:guid}/cancel", JobEndpoints.CancelAsync);
        api.MapDelete("/jobs/{key:guid}", JobEndpoints.DeleteAsync);
        api.MapGet("/events", EventsEndpoint.Stream);
        routes.MapGet("/videos/{key:guid}/{videoId:guid}", VideoEndpoint.PlayAsync);
    }
}
