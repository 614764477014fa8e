using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>Translates what becomes of an accepted task into the emulator's words.</summary>
internal static class GenerationEffects
{
    public static void Add(GenerationFault rule, Fault fault)
    {
        var time = TimeSpan.FromSeconds(fault.Amount);
        _ = fault.Effect switch
        {
            Effect.FailResult => rule.FailResult((int)fault.Amount, "providerError", "No luck."),
            Effect.FailTask => rule.FailTask(),
            Effect.NeverFinish => rule.NeverFinish(),
            Effect.Take => rule.Take(time / 2, time),
            Effect.AppearAfter => rule.AppearAfter(time),
            Effect.AppearAfterPolls => rule.AppearAfterPolls((int)fault.Amount),
            Effect.UrlLate => rule.WithoutUrl(time),
            Effect.NoUrl => rule.WithoutUrl(),
            Effect.ReportQueued => rule.ReportRunningAs("queued"),
            Effect.EmbeddedErrors => rule.ReportFailuresAs(FailureShape.EmbeddedError),
            Effect.FlatErrors => rule.ReportFailuresAs(FailureShape.FlatRow),
            Effect.Moderation => rule.FailByModeration(),
            Effect.ProviderFilter => rule.FailByProviderFilter(),
            Effect.SafetySystem => rule.FailBySafetySystem(),
            Effect.BadFirstFrame => rule.FailFirstFrame(),
            Effect.TimeOutAtService => rule.TimeOutAtService((int)fault.Amount),
            Effect.BareFailureFirst => rule.ReportBareFailureFirst((int)fault.Amount),
            _ => throw new InvalidOperationException($"{fault.Effect} does not happen to a generation."),
        };
    }
}
