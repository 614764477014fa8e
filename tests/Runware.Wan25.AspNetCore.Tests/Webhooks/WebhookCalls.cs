using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

/// <summary>What the counter of webhook calls has counted in one host.</summary>
internal static class WebhookCalls
{
    public static MetricCollector<long> CollectWebhooks(this IServiceProvider host) =>
        new(host.GetRequiredService<IMeterFactory>(), Wan25AspNetCoreTelemetry.MeterName, "runware.webhooks");

    public static (string Outcome, long Count)[] Outcomes(this MetricCollector<long> calls) =>
        [.. calls.GetMeasurementSnapshot().Select(call => ((string)call.Tags["outcome"]!, call.Value))];
}
