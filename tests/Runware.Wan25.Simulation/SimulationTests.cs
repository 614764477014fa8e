using System.Diagnostics;
using Runware.Wan25.Simulation.Crashes;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Plants;
using Runware.Wan25.Simulation.Running;
using Runware.Wan25.Simulation.Soak;
using Xunit;

namespace Runware.Wan25.Simulation;

/// <summary>The part of the simulation that runs with all tests. The build server runs more of it by the command; see Program.cs.</summary>
public class SimulationTests
{
    private const int Seeds = 100;

    [Fact]
    public async Task A_hundred_seeds_hold()
    {
        List<string> report = [];
        var totals = await new Coordinator(report.Add, RunSettings.Default).RunAsync(0, Seeds, Math.Min(2, Environment.ProcessorCount));

        Assert.True(totals.Violations == 0, string.Join(Environment.NewLine, report));
        Assert.Equal(Seeds, totals.Seeds);
        Assert.False(totals.HasFewFaults, "The simulation injects next to nothing.");
    }

    [Fact]
    public async Task Each_planted_bug_is_found_within_200_seeds()
    {
        List<string> report = [];
        var exitCode = await PlantSearch.InProcessAsync(seeds: 200, report.Add);

        Assert.True(exitCode == 0, string.Join(Environment.NewLine, report));
        Assert.Equal(Enum.GetValues<PlantedBug>().Length - 1, report.Count(line => line.Contains(" is found ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_plan_is_a_function_of_its_seed()
    {
        Assert.Equal(WorldPlan.Of(4711).Describe(), WorldPlan.Of(4711).Describe());
        Assert.NotEqual(WorldPlan.Of(4711).Describe().Skip(1), WorldPlan.Of(4712).Describe().Skip(1));
    }

    [Fact]
    public async Task A_seed_goes_the_same_way_each_time()
    {
        List<string> output = [];
        await Replay.InProcessAsync(seed: 8, times: 20, RunSettings.Default, output.Add);

        Assert.Contains("20 of 20 went the same way", output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_seconds_on_real_threads_hold()
    {
        using var process = Process.Start(SoakCommand.Start(TimeSpan.FromSeconds(3), seed: 1))!;
        var errors = process.StandardError.ReadToEndAsync();
        var report = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, report + await errors);
        Assert.Contains(" charges", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_is_killed_repeatedly_pays_once_and_gets_whole_files()
    {
        List<string> report = [];
        var failures = await CrashHarness.RunAsync(rounds: 3, from: 1, report.Add);

        Assert.True(failures == 0, string.Join(Environment.NewLine, report));
    }
}
