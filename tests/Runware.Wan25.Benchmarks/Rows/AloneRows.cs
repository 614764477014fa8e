using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Scenarios;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>
/// Row 9: one operation at a time, by a client that has seen others end and by one that knows nothing. Virtual time: the figures are exact.
/// </summary>
internal static class AloneRows
{
    private const int Operations = 2000;
    private const int Lessons = 30;

    public static async Task<IEnumerable<RatioRow>> MeasureAsync(RatioSettings settings)
    {
        var alone = new ScenarioSettings { Rounds = Operations, PollsAlone = settings.PollsAlone };
        var hand = await ScenarioProcess.RunAsync(alone);
        var learned = await ScenarioProcess.RunAsync(alone with { Ours = true, Lessons = Lessons });
        var fresh = await ScenarioProcess.RunAsync(alone with { Ours = true, FreshClients = true });
        return
        [
            Polls("1 alone, having seen others: polls", learned, hand),
            Delay("the same: mean delay", learned, hand),
            Polls("1 alone, knowing nothing: polls", fresh, hand),
            Delay("the same: mean delay", fresh, hand),
        ];
    }

    private static RatioRow Polls(string name, ScenarioResult ours, ScenarioResult hand) => RatioRow.AtMost(
        "9", name, ours.PollsPerOperation, hand.PollsPerOperation, ours.PollsPerOperation / hand.PollsPerOperation, 1, "polls");

    private static RatioRow Delay(string name, ScenarioResult ours, ScenarioResult hand) => RatioRow.AtMost(
        "9", name, ours.MeanDelaySeconds, hand.MeanDelaySeconds, ours.MeanDelaySeconds / hand.MeanDelaySeconds, 0.999, "s");
}
