namespace Runware.Wan25.Samples.Tests;

/// <summary>The settings with which a sample speaks to an emulator of the test, without pauses.</summary>
internal static class SampleArguments
{
    public static RunwareEmulatorOptions Quick { get; } = new() { GenerationTime = TimeRange.Exactly(TimeSpan.Zero) };

    public static string[] For(RunwareEmulator emulator, params string[] others) =>
    [
        $"--Wan25:ApiKey=any",
        $"--Wan25:Endpoint={emulator.Endpoint}",
        "--Wan25:Polling:FirstDelay=00:00:00.010",
        "--Wan25:Polling:MinDelay=00:00:00.010",
        "--Wan25:Polling:MaxDelay=00:00:00.100",
        .. others,
    ];
}
