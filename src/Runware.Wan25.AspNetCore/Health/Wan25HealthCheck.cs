using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Runware.Wan25.AspNetCore.Health;

/// <summary>Checks that the service responds and accepts the API key.</summary>
internal sealed class Wan25HealthCheck(ServicePing ping) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await ping.CheckAsync(cancellationToken).ConfigureAwait(false) is { } error
            ? new(context.Registration.FailureStatus, Describe(error), error)
            : HealthCheckResult.Healthy("The video service responds and accepts the API key.");

    private static string Describe(Exception error) => error switch
    {
        RunwareApiException { Error.Category: RunwareErrorCategory.Authentication } => "The video service does not accept the API key.",
        RunwareApiException refusal => $"The video service responds with an error ({refusal.Error.Code}).",
        TimeoutException => $"The video service does not respond in time. {error.Message}",
        _ => "The video service cannot be reached.",
    };
}
