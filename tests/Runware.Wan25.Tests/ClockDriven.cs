namespace Runware.Wan25.Tests;

/// <summary>
/// The tests that let a virtual clock run. They run one at a time and beside no other, since they watch the thread pool to know when
/// nothing is left to do.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ClockDriven
{
    public const string Name = "clock-driven";
}

/// <summary>Waits in real time for what the code under test does in its own time.</summary>
internal static class VirtualTimeProviderWaits
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    /// <summary>Completes as soon as some timer is due in exactly that time from now: the code under test has begun this wait.</summary>
    public static async Task WaitForTimerAsync(this VirtualTimeProvider clock, TimeSpan due)
    {
        using var timeout = new CancellationTokenSource(Enough, TimeProvider.System);
        while (!clock.HasTimerIn(due))
        {
            await Task.Delay(Glance, TimeProvider.System, timeout.Token);
        }
    }
}
