using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>
/// When to ask again: rarely where operations rarely end, densely where they often do, and always within the bounds of the options.
/// </summary>
public class PollDelayStrategyTests
{
    private static readonly PollingOptions Defaults = new();

    [Fact]
    public void The_first_poll_comes_the_first_delay_after_acceptance()
    {
        var delays = new PollDelayStrategy(Defaults);

        Assert.Equal(TimeSpan.FromSeconds(2), delays.FirstDelay(TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromSeconds(1.5), delays.FirstDelay(TimeSpan.FromSeconds(0.5)));
        Assert.Equal(TimeSpan.Zero, delays.FirstDelay(TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void Knowing_nothing_it_is_dense_for_quick_jobs_and_where_most_videos_end()
    {
        var polls = Polls(new PollDelayStrategy(Defaults), TimeSpan.FromMinutes(5));

        Assert.True(polls.Count(at => at < 10) >= 3, "A job that ends within seconds must not wait for long.");
        Assert.True(Density(polls, 60, 300) > 1.3 * Density(polls, 15, 45));
    }

    [Fact]
    public void Knowing_nothing_it_polls_no_more_often_than_the_official_clients()
    {
        var polls = Polls(new PollDelayStrategy(Defaults), TimeSpan.FromSeconds(180));

        // 1 s, 0.5 s, then 1.5 times longer each time, 10 s at the most: 9 polls in the first 26 seconds, then one in ten.
        Assert.InRange(polls.Count(at => at < 120), 1, 19);
    }

    [Fact]
    public void What_was_learnt_moves_the_polls_to_where_operations_end()
    {
        var delays = new PollDelayStrategy(Defaults);
        Teach(delays, Enumerable.Range(0, 200).Select(n => 90.0 + (n % 20)));

        var polls = Polls(delays, TimeSpan.FromSeconds(112));

        Assert.True(Density(polls, 90, 110) > 3 * Density(polls, 20, 85));
        Assert.Contains(polls, at => at is > 88 and < 93);
    }

    [Fact]
    public void Many_that_still_run_weigh_as_much_as_the_few_that_have_ended()
    {
        var delays = new PollDelayStrategy(Defaults);

        // All were accepted at once: the first ends after a minute, and nobody has seen yet that most take three.
        for (var operation = 0; operation < 1000; operation++)
        {
            Watch(delays, 61, hasEnded: operation == 0);
        }

        Assert.True(delays.NextDelay(TimeSpan.FromSeconds(58), TimeSpan.FromSeconds(10), 1) > TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void The_service_may_hold_polls_back_for_six_times_the_longest_delay() =>
        Assert.Equal(TimeSpan.FromSeconds(42), new PollDelayStrategy(new() { MaxDelay = TimeSpan.FromSeconds(7) }).MaxHold);

    [Fact]
    public void Sharing_a_poll_makes_it_come_sooner()
    {
        var delays = new PollDelayStrategy(Defaults);

        var alone = delays.NextDelay(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10), 1);
        var shared = delays.NextDelay(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10), 100);

        Assert.InRange(shared / alone, 0.4, 0.6);
    }

    [Fact]
    public void An_operation_of_unknown_age_is_polled_at_a_growing_interval()
    {
        var strategy = new PollDelayStrategy(Defaults);
        var delays = new List<TimeSpan> { TimeSpan.Zero };
        for (var poll = 0; poll < 12; poll++)
        {
            delays.Add(strategy.NextDelay(null, delays[^1], 1));
        }

        Assert.Equal(TimeSpan.FromSeconds(1.5), delays[1]);
        Assert.All(delays.Zip(delays[1..]), pair => Assert.True(pair.Second >= pair.First));
        Assert.InRange(delays[^1].TotalSeconds, 3, 10);
    }

    [Theory]
    [InlineData(1, 10, 1.5)]
    [InlineData(0, 0, 1)]
    [InlineData(3, 3, 2)]
    [InlineData(5, 60, 1.1)]
    public void Whatever_it_has_learnt_the_bounds_hold(double min, double max, double growth)
    {
        var options = new PollingOptions
        {
            FirstDelay = TimeSpan.Zero,
            MinDelay = TimeSpan.FromSeconds(min),
            MaxDelay = TimeSpan.FromSeconds(max),
            Growth = growth,
        };
        var delays = new PollDelayStrategy(options);
        Teach(delays, Enumerable.Repeat(40.0, 50));
        var previous = TimeSpan.Zero;
        for (var age = 0.0; age < 4000; age += Math.Max(previous.TotalSeconds, 0.5))
        {
            var next = delays.NextDelay(TimeSpan.FromSeconds(age), previous, 1 + (int)age % 7);

            Assert.InRange(next, delays.MinDelay, TimeSpan.FromSeconds(Math.Max(max, delays.MinDelay.TotalSeconds)));
            Assert.True(next.TotalSeconds <= (Math.Max(previous.TotalSeconds, delays.MinDelay.TotalSeconds) * growth) + 0.000_001);
            previous = next;
        }
    }

    [Fact]
    public void An_operation_that_was_not_polled_for_long_is_not_learnt_from()
    {
        var delays = new PollDelayStrategy(Defaults);
        var before = delays.NextDelay(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10), 1);

        for (var operation = 0; operation < 1000; operation++)
        {
            delays.Learn(TimeSpan.Zero, TimeSpan.FromMinutes(30), hasEnded: true);
        }

        Assert.Equal(before, delays.NextDelay(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10), 1));
    }

    private static double Density(List<double> polls, double from, double to) =>
        polls.Count(at => at >= from && at < to) / (to - from);

    private static List<double> Polls(PollDelayStrategy delays, TimeSpan until)
    {
        var polls = new List<double>();
        var delay = delays.FirstDelay(TimeSpan.Zero);
        for (var age = delay; age < until; age += delay = delays.NextDelay(age, delay, 1))
        {
            polls.Add(age.TotalSeconds);
        }

        return polls;
    }

    private static void Teach(PollDelayStrategy delays, IEnumerable<double> durations)
    {
        foreach (var duration in durations)
        {
            Watch(delays, duration, hasEnded: true);
        }
    }

    private static void Watch(PollDelayStrategy delays, double duration, bool hasEnded)
    {
        var (delay, asked) = (delays.FirstDelay(TimeSpan.Zero), TimeSpan.Zero);
        for (var age = delay; ; age += delay = delays.NextDelay(age, delay, 1))
        {
            var isOver = age.TotalSeconds >= duration;
            delays.Learn(asked, age, isOver && hasEnded);
            asked = age;
            if (isOver)
            {
                return;
            }
        }
    }
}
