using Runware.Wan25.Emulator;
using Runware.Wan25.Simulation.Plans;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>
/// What goes wrong during one round: lost, late, cut and misleading responses, failed generations, and downloads that break off.
/// </summary>
internal static class SoakFaults
{
    private const string ServerError = """{"errors":[{"code":"internalServerError","message":"Something broke."}]}""";

    /// <summary>Puts the faults in place; whether there are any.</summary>
    public static bool Arm(FaultRules rules, SeededRandom random)
    {
        var rate = random.Pick(0.0, 0.02, 0.05, 0.15);
        if (rate == 0)
        {
            return false;
        }

        rules.OnSubmit().WithProbability(rate).DropBeforeAccepting();
        rules.OnSubmit().WithProbability(rate).DropAfterAccepting();
        rules.OnSubmit().WithProbability(rate).DelayResponse(TimeSpan.FromMilliseconds(400));
        rules.OnSubmit().WithProbability(rate).RespondAfterAccepting(503);
        rules.OnSubmit().WithProbability(rate).Respond(500, ServerError);
        rules.OnSubmit().WithProbability(rate).OmitRows();
        rules.OnPoll().WithProbability(rate).DropBeforeAccepting();
        rules.OnPoll().WithProbability(rate).RespondHtml();
        rules.OnPoll().WithProbability(rate).DelayResponse(TimeSpan.FromMilliseconds(400));
        rules.OnPoll().WithProbability(rate).CutAtByte(random.Between(0, 200));
        rules.OnPoll().WithProbability(rate).ShuffleRows();
        rules.OnPoll().WithProbability(rate / 2).StallAtByte(random.Between(0, 200));
        rules.OnTaskDetails().WithProbability(rate).DropAfterAccepting();
        rules.OnTaskDetails().WithProbability(rate).Respond(503);
        rules.OnDownload().WithProbability(rate).CutAtByte(random.Between(1, 29_000));
        rules.OnDownload().WithProbability(rate).Respond(503);
        rules.OnGeneration().WithProbability(rate).FailTask();
        rules.OnGeneration().WithProbability(rate).FailResult(1);
        rules.OnGeneration().WithProbability(rate).Take(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        rules.OnGeneration().WithProbability(rate).AppearAfter(TimeSpan.FromMilliseconds(random.Between(50, 800)));
        rules.OnGeneration().WithProbability(rate).WithoutUrl(TimeSpan.FromMilliseconds(500));
        return true;
    }
}
