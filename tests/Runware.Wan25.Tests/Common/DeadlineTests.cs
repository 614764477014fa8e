namespace Runware.Wan25.Tests.Common;

public class DeadlineTests
{
    [Fact]
    public void The_longest_delay_of_a_timer_is_the_systems()
    {
        Set(Deadline.MaxTimerDelay);

        Assert.Throws<ArgumentOutOfRangeException>(() => Set(Deadline.MaxTimerDelay + TimeSpan.FromMilliseconds(1)));
    }

    private static void Set(TimeSpan delay) =>
        TimeProvider.System.CreateTimer(static _ => { }, null, delay, Timeout.InfiniteTimeSpan).Dispose();
}
