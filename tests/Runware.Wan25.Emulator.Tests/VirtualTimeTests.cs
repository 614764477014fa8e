
namespace Runware.Wan25.Emulator.Tests;

/// <summary>The clock that moves only when it is advanced.</summary>
public class VirtualTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_time()
    {
        var clock = new VirtualTimeProvider();
        var fired = new List<(string, double)>();
        ITimer Set(string name, double seconds) => clock.CreateTimer(
            _ => fired.Add((name, clock.Elapsed.TotalSeconds)), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
        Set("late", 3);
        Set("early", 1);
        Set("tie 1", 2);
        Set("tie 2", 2);
        Set("never", 11);

        Assert.Equal(4, clock.Advance(10 * Second));

        Assert.Equal([("early", 1), ("tie 1", 2), ("tie 2", 2), ("late", 3)], fired);
        Assert.Equal(10, clock.Elapsed.TotalSeconds);
        Assert.Equal(1, clock.ActiveTimers);
        Assert.Equal(Second, clock.UntilNextTimer);
        Assert.Equal(clock.GetUtcNow() + Second, clock.NextDue);
    }

    [Fact]
    public void A_timer_that_is_set_on_the_way_fires_on_the_way()
    {
        var clock = new VirtualTimeProvider();
        var at = new List<double>();
        void Again(object? state)
        {
            at.Add(clock.Elapsed.TotalSeconds);
            clock.CreateTimer(Again, null, Second, Timeout.InfiniteTimeSpan);
        }

        clock.CreateTimer(Again, null, Second, Timeout.InfiniteTimeSpan);
        clock.Advance(3.5 * Second);

        Assert.Equal([1, 2, 3], at);
    }

    [Fact]
    public void Periods_changes_and_disposal_are_obeyed()
    {
        var clock = new VirtualTimeProvider();
        int ticks = 0;
        ITimer timer = clock.CreateTimer(_ => ticks++, null, Second, Second);
        clock.Advance(3 * Second);
        Assert.Equal(3, ticks);

        Assert.True(timer.Change(10 * Second, Timeout.InfiniteTimeSpan));
        clock.Advance(9 * Second);
        Assert.Equal(3, ticks);
        clock.Advance(9 * Second);
        Assert.Equal((4, 0), (ticks, clock.ActiveTimers));

        timer.Change(Second, Second);
        timer.Dispose();
        Assert.False(timer.Change(Second, Second));
        Assert.Equal((0, 0), (clock.Advance(5 * Second), clock.ActiveTimers));
    }

    [Fact]
    public async Task Delays_timeouts_and_timestamps_run_on_it()
    {
        var clock = new VirtualTimeProvider();
        long start = clock.GetTimestamp();
        Task delay = Task.Delay(Second, clock);
        using var timeout = new CancellationTokenSource(2 * Second, clock);

        clock.Advance(Second);
        await delay.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(timeout.IsCancellationRequested);
        clock.Advance(Second);
        Assert.True(timeout.IsCancellationRequested);
        Assert.Equal(2 * Second, clock.GetElapsedTime(start));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(-Second));
    }

    [Fact]
    public void Tens_of_thousands_of_timers_stay_in_order_while_some_are_removed()
    {
        var clock = new VirtualTimeProvider();
        var random = new Random(1);
        var due = new List<long>();
        var timers = new List<ITimer>();
        for (int i = 0; i < 50_000; i++)
        {
            timers.Add(clock.CreateTimer(
                _ => due.Add(clock.GetTimestamp()), null, TimeSpan.FromMilliseconds(random.Next(100_000)), Timeout.InfiniteTimeSpan));
        }

        for (int i = 0; i < timers.Count; i += 3)
        {
            timers[i].Dispose();
        }

        int kept = clock.ActiveTimers;
        Assert.Equal(kept, clock.Advance(TimeSpan.FromSeconds(100)));
        Assert.Equal(kept, due.Count);
        Assert.Equal(due.Order(), due);
    }
}
