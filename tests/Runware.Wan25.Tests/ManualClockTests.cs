namespace Runware.Wan25.Tests;

public class ManualClockTests
{
    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due_each_at_its_own_time()
    {
        var clock = new ManualClock();
        DateTimeOffset start = clock.GetUtcNow();
        var fired = new List<(string Name, double Seconds)>();
        using ITimer late = Timer("late", 3);
        using ITimer early = Timer("early", 1);
        using ITimer alsoEarly = Timer("also early", 1);
        using ITimer stopped = Timer("stopped", 2);
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([("early", 1), ("also early", 1)], fired);

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("late", 3), fired[^1]);
        Assert.Equal(3, fired.Count);
        Assert.Equal(TimeSpan.FromSeconds(4), clock.GetUtcNow() - start);

        ITimer Timer(string name, int seconds) => clock.CreateTimer(
            _ => fired.Add((name, (clock.GetUtcNow() - start).TotalSeconds)), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_periodic_timer_fires_every_time()
    {
        var clock = new ManualClock();
        int fired = 0;
        using ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(3, fired);
    }

    [Fact]
    public async Task Delays_and_timeouts_run_on_it()
    {
        var clock = new ManualClock();
        Task delay = Task.Delay(TimeSpan.FromMinutes(10), clock);
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(10), clock);
        await clock.WaitForTimerAsync(TimeSpan.FromMinutes(10));

        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.False(delay.IsCompleted || timeout.IsCancellationRequested);

        clock.Advance(TimeSpan.FromTicks(1));
        await delay;
        Assert.True(timeout.IsCancellationRequested);
    }

    [Fact]
    public async Task Tells_when_a_wait_has_begun()
    {
        var clock = new ManualClock();
        Task begun = clock.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        Assert.False(begun.IsCompleted);

        Task delay = Task.Delay(TimeSpan.FromSeconds(5), clock);

        await begun;
        clock.Advance(TimeSpan.FromSeconds(5));
        await delay;
    }
}
