using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>
/// One timer for all operations: it must fire at the earliest time it was set for, never early, and not while the service has asked for a
/// pause.
/// </summary>
public sealed class PollTimerTests : IDisposable
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly PollTimer _timer;
    private int _firings;

    public PollTimerTests() => _timer = new(_clock, () => _firings++);

    public void Dispose() => _timer.Dispose();

    [Fact]
    public void It_firings_once_at_the_earliest_time_it_was_set_for()
    {
        _timer.SetFor(_timer.After(TimeSpan.FromSeconds(5)));
        _timer.SetFor(_timer.After(TimeSpan.FromSeconds(3)));
        _timer.SetFor(_timer.After(TimeSpan.FromSeconds(8)));

        _clock.Advance(TimeSpan.FromSeconds(2.999));
        Assert.Equal(0, _firings);
        _clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal(1, _firings);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, _firings);
    }

    [Fact]
    public void What_no_timer_of_the_runtime_accepts_is_no_error()
    {
        using var timer = new PollTimer(TimeProvider.System, () => { });

        Assert.Null(Record.Exception(() => timer.SetFor(timer.After(TimeSpan.FromDays(60)))));
    }

    [Fact]
    public void Once_it_has_fired_it_can_be_set_for_a_later_time()
    {
        _timer.SetFor(_timer.After(TimeSpan.FromSeconds(1)));
        _clock.Advance(TimeSpan.FromSeconds(1));

        _timer.SetFor(_timer.After(TimeSpan.FromSeconds(4)));
        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(2, _firings);
    }

    [Fact]
    public void The_timer_is_not_touched_for_a_time_that_it_is_set_for_already()
    {
        var due = _timer.After(TimeSpan.FromSeconds(1));
        _timer.SetFor(due);
        var set = _clock.Changes;

        _timer.SetFor(due);

        Assert.Equal(set, _clock.Changes);
    }

    [Fact]
    public void A_time_that_has_passed_is_now()
    {
        _timer.SetFor(_timer.Now - 1);

        Assert.Equal(TimeSpan.Zero, _clock.UntilNextTimer);
    }

    [Fact]
    public void A_pause_moves_what_is_due_within_it_to_its_end()
    {
        _timer.Pause(TimeSpan.FromSeconds(10));
        _timer.SetFor(_timer.After(TimeSpan.FromSeconds(1)));

        Assert.Equal(TimeSpan.FromSeconds(10), _clock.UntilNextTimer);
    }

    [Fact]
    public void What_is_due_after_the_pause_stays_where_it_is()
    {
        _timer.Pause(TimeSpan.FromSeconds(10));
        _timer.SetFor(_timer.After(TimeSpan.FromSeconds(11)));

        Assert.Equal(TimeSpan.FromSeconds(11), _clock.UntilNextTimer);
    }

    [Fact]
    public void A_pause_lasts_as_requested_and_a_shorter_one_does_not_end_it()
    {
        Assert.False(_timer.IsPaused);
        _timer.Pause(TimeSpan.FromSeconds(10));
        _timer.Pause(TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(9.999));
        Assert.True(_timer.IsPaused);
        _clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.False(_timer.IsPaused);
    }

    [Fact]
    public void On_a_coarse_clock_it_firings_rather_late_than_early()
    {
        var clock = new CoarseClock();
        using var timer = new PollTimer(clock, () => { });

        timer.SetFor(timer.Now + 1);

        // A third of a second, and the timer's own unit is a ten-millionth.
        Assert.Equal(TimeSpan.FromTicks(3_333_334), clock.LastDue);
        Assert.Equal(6, timer.Ticks(TimeSpan.FromSeconds(2)));
        Assert.Equal(timer.Now + 6, timer.After(TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task It_does_not_fire_in_the_context_of_its_creator()
    {
        var context = new AsyncLocal<string?> { Value = "the first caller's" };
        var fired = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = new PollTimer(TimeProvider.System, () => fired.TrySetResult(context.Value));

        timer.SetFor(timer.Now);

        Assert.Null(await fired.Task);
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
