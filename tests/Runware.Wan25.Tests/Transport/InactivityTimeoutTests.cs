using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Transport;

public class InactivityTimeoutTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Almost = TimeSpan.FromSeconds(59);
    private static readonly TimeSpan Bit = TimeSpan.FromSeconds(1);

    [Fact]
    public void Each_attempt_has_the_whole_time()
    {
        var clock = new VirtualTimeProvider();
        using var timer = new InactivityTimeout(Limit, clock);
        timer.Begin(CancellationToken.None);
        clock.Advance(Almost);
        Assert.True(timer.TryEnd());

        timer.Begin(CancellationToken.None);
        clock.Advance(Almost);

        Assert.False(timer.Token.IsCancellationRequested);
        clock.Advance(Bit);
        Assert.True(timer.Token.IsCancellationRequested);
        Assert.True(timer.HasExpired);
    }

    [Fact]
    public void A_piece_that_moves_gives_the_whole_time_again()
    {
        var clock = new VirtualTimeProvider();
        using var timer = new InactivityTimeout(Limit, clock);
        timer.Begin(CancellationToken.None);

        clock.Advance(Almost);
        timer.Restart();
        clock.Advance(Almost);

        Assert.False(timer.HasExpired);
    }

    [Fact]
    public void What_has_expired_or_was_canceled_serves_no_other()
    {
        var clock = new VirtualTimeProvider();
        using var caller = new CancellationTokenSource();
        using var expired = new InactivityTimeout(Limit, clock);
        using var canceled = new InactivityTimeout(Limit, clock);

        expired.Begin(CancellationToken.None);
        clock.Advance(Limit);
        canceled.Begin(caller.Token);
        caller.Cancel();

        Assert.False(expired.TryEnd());
        Assert.False(canceled.TryEnd());
        Assert.False(canceled.HasExpired);
    }

    [Fact]
    public void Who_cancels_after_the_end_ends_nothing()
    {
        using var caller = new CancellationTokenSource();
        using var timer = new InactivityTimeout(Limit, new VirtualTimeProvider());
        timer.Begin(caller.Token);
        Assert.True(timer.TryEnd());

        caller.Cancel();
        timer.Begin(CancellationToken.None);

        Assert.False(timer.Token.IsCancellationRequested);
    }

    [Fact]
    public void An_attempt_that_has_ended_leaves_no_timer()
    {
        var clock = new VirtualTimeProvider();
        using var timer = new InactivityTimeout(Limit, clock);
        timer.Begin(CancellationToken.None);
        Assert.Equal(Limit, clock.UntilNextTimer);

        timer.TryEnd();

        Assert.Null(clock.UntilNextTimer);
    }

    [Fact]
    public void A_ring_that_comes_early_is_set_again_for_what_is_left()
    {
        var clock = new LateClock();
        using var timer = new InactivityTimeout(Limit, clock);
        timer.Begin(CancellationToken.None);
        clock.Now += Almost.Ticks;

        clock.Ring();

        Assert.False(timer.HasExpired);
        Assert.Equal(Bit, clock.Timers.UntilNextTimer);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_ring_that_comes_late_is_not_the_next_attempts(bool whileAnotherRuns)
    {
        var clock = new LateClock();
        using var timer = new InactivityTimeout(Limit, clock);
        timer.Begin(CancellationToken.None);
        clock.Now += Limit.Ticks;
        Assert.True(timer.TryEnd());

        if (whileAnotherRuns)
        {
            timer.Begin(CancellationToken.None);
        }

        clock.Ring();

        Assert.False(timer.HasExpired);
        Assert.False(timer.Token.IsCancellationRequested);
    }

    /// <summary>Its timers ring when the test says so: on a thread that was on its way when the timer was set anew.</summary>
    private sealed class LateClock : TimeProvider
    {
        public long Now { get; set; }

        public Action Ring { get; private set; } = () => { };

        public VirtualTimeProvider Timers { get; } = new();

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Ring = () => callback(state);
            return Timers.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
