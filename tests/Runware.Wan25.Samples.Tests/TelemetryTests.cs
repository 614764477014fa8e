namespace Runware.Wan25.Samples.Tests;

public class TelemetryTests
{
    [Fact]
    public async Task A_video_is_a_span_below_the_applications_own_and_its_cost_a_metric()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);

        var (exitCode, output, errors) = await SampleProcess.RunAsync("Telemetry", SampleArguments.For(emulator));

        Assert.True(exitCode == 0, errors);
        Assert.Matches(@"Activity\.ParentSpanId: +[0-9a-f]{16}\s[\s\S]*Activity\.DisplayName: +generate_content runware:201@1", output);
        Assert.Matches(@"Activity\.DisplayName: +order lighthouse", output);
        Assert.Contains($"operation.id: {Assert.Single(emulator.Ledger.Tasks).TaskId}-1", output, StringComparison.Ordinal);
        Assert.Contains("Metric Name: runware.cost", output, StringComparison.Ordinal);
    }
}
