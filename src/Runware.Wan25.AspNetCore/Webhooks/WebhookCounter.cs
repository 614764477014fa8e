using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Counts webhook calls by outcome.</summary>
internal sealed class WebhookCounter(IMeterFactory meters)
{
    // The factory owns its meters.
    private readonly Counter<long> _counter = meters.Create(Wan25AspNetCoreTelemetry.MeterName)
        .CreateCounter<long>("runware.webhooks", unit: "{call}", description: "Webhook calls, by outcome.");

    public void Count(WebhookOutcome outcome) => _counter.Add(1, new KeyValuePair<string, object?>("outcome", NameOf(outcome)));

    private static string NameOf(WebhookOutcome outcome) => outcome switch
    {
        WebhookOutcome.Nudged => "nudged",
        WebhookOutcome.NotWaitedFor => "not_waited_for",
        WebhookOutcome.InvalidToken => "invalid_token",
        WebhookOutcome.Expired => "expired",
        WebhookOutcome.TooLarge => "too_large",
        WebhookOutcome.Unreadable => "unreadable",
        _ => throw new UnreachableException($"{outcome} has no name."),
    };
}
