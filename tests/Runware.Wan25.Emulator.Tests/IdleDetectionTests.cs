namespace Runware.Wan25.Emulator.Tests;

/// <summary>When a process that was found idle lets virtual time pass.</summary>
public sealed class IdleDetectionTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    private readonly VirtualTimeProvider _clock = new();
    private readonly VirtualTimeProvider _realTime = new();
    private readonly IdleDetection _detection;

    public IdleDetectionTests() => _detection = new IdleDetection(_clock, _realTime);

    [Fact]
    public void A_short_delay_passes_as_soon_as_the_process_is_idle()
    {
        using ITimer timer = Set(Short);

        Look(isIdle: true);

        Assert.True(_detection.Completion.IsCompleted);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_long_one_passes_when_all_looks_of_20_ms_find_nothing_at_work(bool isIdle, bool passes)
    {
        using ITimer timer = Set(Long);

        Look(isIdle: true);
        _realTime.Advance(TimeSpan.FromMilliseconds(10));
        Look(isIdle);
        _realTime.Advance(TimeSpan.FromMilliseconds(10));
        Look(isIdle: true);
        Assert.Equal(passes, _detection.Completion.IsCompleted);

        _realTime.Advance(TimeSpan.FromMilliseconds(20));
        Look(isIdle: true);
        Assert.True(_detection.Completion.IsCompleted);
    }

    [Fact]
    public void A_timer_that_is_set_makes_what_was_seen_before_outdated()
    {
        using ITimer timer = Set(Short);
        Look(isIdle: true);
        Assert.False(_detection.IsOutdated);

        using ITimer next = Set(Long);

        Assert.True(_detection.IsOutdated);
    }

    private ITimer Set(TimeSpan dueTime) => _clock.CreateTimer(_ => { }, null, dueTime, Timeout.InfiniteTimeSpan);

    private void Look(bool isIdle)
    {
        _detection.BeginLook();
        _detection.EndLook(isIdle);
    }
}
