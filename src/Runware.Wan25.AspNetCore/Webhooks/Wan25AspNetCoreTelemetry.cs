namespace Runware.Wan25.AspNetCore;

/// <summary>The name under which this package measures.</summary>
public static class Wan25AspNetCoreTelemetry
{
    /// <summary>
    /// The name of the meter, for <c>AddMeter</c>. Its counter <c>runware.webhooks</c> has the tag <c>outcome</c>: <c>nudged</c>, <c>not_waited_for</c>,
    /// <c>forged</c>, <c>expired</c>, <c>too_large</c>, <c>broken</c>.
    /// </summary>
    public const string MeterName = "Runware.Wan25.AspNetCore";
}
