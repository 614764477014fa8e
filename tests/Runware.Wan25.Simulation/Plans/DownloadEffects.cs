using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>Translates effects on downloads into the emulator's words.</summary>
internal static class DownloadEffects
{
    public static void Add(DownloadFault rule, Fault fault)
    {
        var time = TimeSpan.FromSeconds(fault.Amount);
        _ = fault.Effect switch
        {
            Effect.RefuseConnection => rule.FailToConnect(),
            Effect.DropBefore => rule.DropBeforeAccepting(),
            Effect.Html502 => rule.RespondHtml(502),
            Effect.Status503 => rule.Respond(503),
            Effect.Status404 => rule.Respond(404),
            Effect.Status410 => rule.Respond(410),
            Effect.Throttle => rule.Throttle(time),
            Effect.DelayBefore => rule.Delay(time),
            Effect.Cut => rule.CutAtByte((long)fault.Amount),
            Effect.Stall => rule.StallAtByte((long)fault.Amount),
            Effect.IgnoreRange => rule.IgnoreRange(),
            Effect.ReplaceFile => rule.ReplaceFile(),
            Effect.WithoutLength => rule.WithoutLength(),
            Effect.WeakETag => rule.WithWeakETag(),
            Effect.WithoutETag => rule.WithoutETag(),
            Effect.SendHtml => rule.SendInstead(),
            _ => throw new InvalidOperationException($"{fault.Effect} does not happen to a download."),
        };
    }
}
