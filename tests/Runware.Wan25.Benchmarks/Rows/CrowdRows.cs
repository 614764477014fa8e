using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Scenarios;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>Rows 5 to 8: 10,000 operations in flight at once, in virtual time.</summary>
internal static class CrowdRows
{
    private const int Repetitions = 3;

    public static async Task<IEnumerable<RatioRow>> MeasureAsync(RatioSettings settings)
    {
        var scenario = new ScenarioSettings { Parallel = 10_000, RampSeconds = 30, MemoryAtSeconds = 45, PollsAlone = settings.PollsAlone };
        Pairs polls = new(), delays = new(), cpu = new(), memory = new();
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var ours = await ScenarioProcess.RunAsync(scenario with { Ours = true, Seed = repetition });
            var hand = await ScenarioProcess.RunAsync(scenario with { Ours = false, Seed = repetition });
            polls.Add(ours.Polls, hand.Polls);
            delays.Add(ours.MeanDelaySeconds, hand.MeanDelaySeconds);
            cpu.Add(ours.CpuMicrosecondsPerOperation, hand.CpuMicrosecondsPerOperation);
            memory.Add(ours.BytesPerOperation, hand.BytesPerOperation);
        }

        return
        [
            RatioRow.AtMost(
                "5", "10,000 in flight: HTTP requests spent polling, ours / by hand", polls.Ours, polls.Reference, polls.Ratio, 1.0 / 50,
                "requests"),
            RatioRow.AtMost("6", "the same: mean delay from ready to known", delays.Ours, delays.Reference, delays.Ratio, 1.0 / 3, "s"),
            RatioRow.AtMost("7", "the same: CPU of the client, per operation", cpu.Ours, cpu.Reference, cpu.Ratio, 0.5, "us"),
            RatioRow.Limit("8", "the same: live memory per waiting operation", memory.Ours, 1536, "bytes") with
            {
                Reference = RatioRow.Text(memory.Reference, "bytes"), Ratio = memory.Ratio,
            },
        ];
    }
}
