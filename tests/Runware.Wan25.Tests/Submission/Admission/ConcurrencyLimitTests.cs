using Runware.Wan25.Submission.Admission;

namespace Runware.Wan25.Tests.Submission.Admission;

public class ConcurrencyLimitTests
{
    [Fact]
    public void Without_a_refusal_there_is_no_limit_but_on_what_has_no_response()
    {
        var limit = new ConcurrencyLimit(null);

        Assert.Null(limit.Value);
        Assert.True(limit.HasPermit(running: 10_000, sending: 15));
        Assert.False(limit.HasPermit(running: 0, sending: 16));
        for (var running = 1; running <= 40; running++)
        {
            limit.OnAccepted(running);
            limit.OnEnded(running - 1);
        }

        Assert.Null(limit.Value);
        Assert.True(limit.HasPermit(running: 40, sending: 25));
        Assert.False(limit.HasPermit(running: 40, sending: 26));
    }

    [Fact]
    public void The_first_refusal_sets_it_to_what_runs()
    {
        var limit = new ConcurrencyLimit(null);
        limit.OnAccepted(1);
        limit.OnAccepted(2);
        var epoch = limit.Epoch;

        // Two more are on their way; they are refused as well.
        limit.OnRefused(4, epoch);
        Assert.Equal(4, limit.Value);
        limit.OnRefused(3, epoch);
        limit.OnRefused(2, epoch);

        Assert.Equal((2, false), (limit.Value, limit.IsShared));
        Assert.False(limit.HasPermit(2, 0));
        Assert.True(limit.HasPermit(1, 0));
    }

    [Fact]
    public void What_is_accepted_above_it_raises_it()
    {
        var limit = Full(2);

        limit.OnAccepted(3);

        Assert.Equal(3, limit.Value);
    }

    [Fact]
    public void It_is_at_least_one_and_without_anything_running_a_sign_of_others()
    {
        var limit = new ConcurrencyLimit(null);

        limit.OnRefused(0, limit.Epoch);

        Assert.Equal((1, true), (limit.Value, limit.IsShared));
    }

    [Fact]
    public void With_many_places_one_more_is_tried_after_each_generation()
    {
        var limit = Full(15);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            Assert.Equal(15, EndsUntilProbe(limit, 15));
            Refuse(limit, 15);
        }
    }

    [Fact]
    public void With_few_places_tries_become_rarer()
    {
        var limit = Full(4);
        var until = new List<int>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            until.Add(EndsUntilProbe(limit, 4));
            Refuse(limit, 4);
        }

        Assert.Equal([4, 8, 12, 12, 12, 12], until);
    }

    [Fact]
    public void After_a_refused_try_one_place_is_left_empty_for_a_moment()
    {
        var limit = Full(4);
        EndsUntilProbe(limit, 4);

        limit.OnRefused(4, limit.Epoch);

        Assert.Equal(3, limit.Value);
        limit.OnEnded(3);
        Assert.Equal(4, limit.Value);
        limit.OnAccepted(4);
        Assert.Equal((4, false), (limit.Value, limit.IsShared));
    }

    [Fact]
    public void A_place_that_was_left_empty_and_is_taken_shows_that_others_are_there()
    {
        var limit = Full(8);
        EndsUntilProbe(limit, 8);
        limit.OnRefused(8, limit.Epoch);
        Assert.Equal(7, limit.Value);
        limit.OnEnded(7);
        limit.OnEnded(6);
        Assert.Equal(8, limit.Value);

        limit.OnRefused(7, limit.Epoch);

        Assert.Equal((5, true), (limit.Value, limit.IsShared));
    }

    [Fact]
    public void Once_more_are_accepted_each_acceptance_leads_to_the_next()
    {
        var limit = Full(4);
        EndsUntilProbe(limit, 4);

        for (var running = 5; running <= 11; running++)
        {
            Assert.True(limit.HasPermit(running - 1, 0));
            Assert.False(limit.HasPermit(running - 1, 1));
            limit.OnAccepted(running);
        }

        limit.OnRefused(11, limit.Epoch);
        Assert.InRange(limit.Value!.Value, 9, 11);
    }

    [Fact]
    public void Where_clearly_less_runs_than_before_it_falls_by_a_quarter_each_time()
    {
        var limit = Full(15);
        var level = 15;
        var refusals = 0;
        for (var running = 15; running > 4;)
        {
            running--;
            limit.OnEnded(running);
            if (limit.HasPermit(running, 0))
            {
                limit.OnRefused(running, limit.Epoch);
                refusals++;
                level = running;
            }
        }

        Assert.InRange(limit.Value!.Value, 3, 5);
        Assert.InRange(refusals, 2, 6);
        Assert.InRange(level, 4, 7);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(30, 8)]
    public void A_limit_of_the_caller_holds_and_what_is_learnt_below_it(int fixedLimit, int expected)
    {
        var limit = new ConcurrencyLimit(fixedLimit);
        Assert.Equal(fixedLimit, limit.Value);
        Assert.False(limit.HasPermit(fixedLimit, 0));
        for (var running = 1; running <= 8; running++)
        {
            limit.OnAccepted(running);
        }

        limit.OnRefused(8, limit.Epoch);

        Assert.Equal(expected, limit.Value);
    }

    private static ConcurrencyLimit Full(int capacity)
    {
        var limit = new ConcurrencyLimit(null);
        for (var running = 1; running <= capacity; running++)
        {
            limit.OnAccepted(running);
        }

        limit.OnRefused(capacity, limit.Epoch);
        return limit;
    }

    /// <summary>Lets operations end and others take their places until one more is tried.</summary>
    private static int EndsUntilProbe(ConcurrencyLimit limit, int capacity)
    {
        for (var ends = 1; ends < 1_000; ends++)
        {
            limit.OnEnded(capacity - 1);
            if (limit.HasPermit(capacity, 0))
            {
                return ends;
            }

            limit.OnAccepted(capacity);
        }

        return -1;
    }

    /// <summary>Refuses a try, and lets the place that is left empty then be taken again.</summary>
    private static void Refuse(ConcurrencyLimit limit, int capacity)
    {
        limit.OnRefused(capacity, limit.Epoch);
        while (limit.Value < capacity)
        {
            limit.OnEnded(limit.Value!.Value);
        }

        limit.OnAccepted(capacity);
    }
}
