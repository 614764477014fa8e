namespace Runware.Wan25.AspNetCore;

/// <summary>Provides the name of the package's meter.</summary>
public static class Wan25AspNetCoreTelemetry
{
    /// <summary>The name of the meter.</summary>
    /// <remarks>
    /// Its counter <c>runware.webhooks</c> has the tag <c>outcome</c>: <c>nudged</c>, <c>not_waited_for</c>, <c>invalid_token</c>,
    /// <c>expired</c>, <c>too_large</c> or <c>unreadable</c>.
    /// </remarks>
    public const string MeterName = "Runware.Wan25.AspNetCore";
}
