namespace Runware.Wan25.Emulator.Tests;

/// <summary>Waits in real time, so that other threads can run.</summary>
internal static class RealTime
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        while (!condition())
        {
            await Task.Delay(Pause, TimeProvider.System, limit.Token);
        }
    }
}
