using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>One timer for all operations: it must ring at the earliest time it was set for, never early, and not while the service has asked for a pause.</summary>
public sealed class AlarmTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Alarm _alarm;
    private int _rings;

    public AlarmTests() => _alarm = new(_clock, () => _rings++);

    public void Dispose() => _alarm.Dispose();

    [Fact]
    public void It_rings_once_at_the_earliest_time_it_was_set_for()
    {
        _alarm.SetFor(_alarm.After(TimeSpan.FromSeconds(5)));
        _alarm.SetFor(_alarm.After(TimeSpan.FromSeconds(3)));
        _alarm.SetFor(_alarm.After(TimeSpan.FromSeconds(8)));

        _clock.Advance(TimeSpan.FromSeconds(2.999));
        Assert.Equal(0, _rings);
        _clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal(1, _rings);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, _rings);
    }

    [Fact]
    public void Once_it_has_rung_it_can_be_set_for_a_later_time()
    {
        _alarm.SetFor(_alarm.After(TimeSpan.FromSeconds(1)));
        _clock.Advance(TimeSpan.FromSeconds(1));

        _alarm.SetFor(_alarm.After(TimeSpan.FromSeconds(4)));
        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(2, _rings);
    }

    [Fact]
    public void The_timer_is_not_touched_for_a_time_that_it_is_set_for_already()
    {
        var due = _alarm.After(TimeSpan.FromSeconds(1));
        _alarm.SetFor(due);
        var set = _clock.TimersSet;

        _alarm.SetFor(due);

        Assert.Equal(set, _clock.TimersSet);
    }

    [Fact]
    public void A_time_that_has_passed_is_now()
    {
        _alarm.SetFor(_alarm.Now - 1);

        Assert.Equal(TimeSpan.Zero, _clock.UntilNextTimer);
    }

    [Fact]
    public void A_pause_moves_what_is_due_within_it_to_its_end()
    {
        _alarm.Pause(TimeSpan.FromSeconds(10));
        _alarm.SetFor(_alarm.After(TimeSpan.FromSeconds(1)));

        Assert.Equal(TimeSpan.FromSeconds(10), _clock.UntilNextTimer);
    }

    [Fact]
    public void What_is_due_after_the_pause_stays_where_it_is()
    {
        _alarm.Pause(TimeSpan.FromSeconds(10));
        _alarm.SetFor(_alarm.After(TimeSpan.FromSeconds(11)));

        Assert.Equal(TimeSpan.FromSeconds(11), _clock.UntilNextTimer);
    }

    [Fact]
    public void A_pause_lasts_exactly_as_long_as_was_asked_for_and_a_shorter_one_does_not_end_it()
    {
        Assert.False(_alarm.IsPaused);
        _alarm.Pause(TimeSpan.FromSeconds(10));
        _alarm.Pause(TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(9.999));
        Assert.True(_alarm.IsPaused);
        _clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.False(_alarm.IsPaused);
    }

    [Fact]
    public void No_pause_is_longer_than_an_hour()
    {
        _alarm.Pause(TimeSpan.MaxValue);
        _alarm.SetFor(_alarm.Now);

        Assert.Equal(TimeSpan.FromHours(1), _clock.UntilNextTimer);
    }

    [Fact]
    public void On_a_coarse_clock_it_rings_rather_late_than_early()
    {
        var clock = new CoarseClock();
        using var alarm = new Alarm(clock, () => { });

        alarm.SetFor(alarm.Now + 1);

        // A third of a second, and the timer's own unit is a ten-millionth.
        Assert.Equal(TimeSpan.FromTicks(3_333_334), clock.LastDue);
        Assert.Equal(6, alarm.Ticks(TimeSpan.FromSeconds(2)));
        Assert.Equal(alarm.Now + 6, alarm.After(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task It_does_not_ring_in_the_context_of_whoever_made_it()
    {
        var context = new AsyncLocal<string?> { Value = "the first caller's" };
        var rung = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var alarm = new Alarm(TimeProvider.System, () => rung.TrySetResult(context.Value));

        alarm.SetFor(alarm.Now);

        Assert.Null(await rung.Task);
    }

    private sealed class CoarseClock : TimeProvider
    {
        public TimeSpan LastDue { get; private set; }

        public override long TimestampFrequency => 3;

        public override long GetTimestamp() => 100;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(this);

        private sealed class Timer(CoarseClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                clock.LastDue = dueTime;
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
