using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25.Tests.Submission.Spending;

public class SpendingGuardTests
{
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public void Without_limits_there_is_no_guard() => Assert.Null(SpendingGuard.Of(new SpendingOptions(), _clock));

    [Fact]
    public void A_request_beyond_its_own_limit_is_refused()
    {
        var guard = Guard(new() { MaxPerRequest = 1 });

        var error = Assert.Throws<SpendingLimitException>(() => guard.Reserve(Id(), 1.01m, null));

        Assert.Equal((1.01m, 1m, 0m, SubmissionState.NotSent), (error.EstimatedCost, error.Limit, error.Spent, error.SubmissionState));
        guard.Reserve(Id(), 1, null);
    }

    [Fact]
    public void The_total_is_reached_and_not_exceeded()
    {
        var guard = Guard(new() { MaxTotal = 1 });
        guard.Reserve(Id(), 0.6m, null);
        guard.Reserve(Id(), 0.4m, null);

        var error = Assert.Throws<SpendingLimitException>(() => guard.Reserve(Id(), 0.0001m, null));

        Assert.Equal((1m, 1m), (error.Limit, error.Spent));
    }

    [Fact]
    public void A_real_cost_replaces_the_estimate()
    {
        var guard = Guard(new() { MaxTotal = 1 });
        var id = Id();
        guard.Reserve(id, 0.9m, null);

        guard.Settle(Result(id, videos: 1, cost: 0.5m));
        guard.Settle(Result(id, videos: 1, cost: 0.5m));

        guard.Reserve(Id(), 0.5m, null);
        Assert.Throws<SpendingLimitException>(() => guard.Check(Id(), 0.0001m));
    }

    [Theory]
    [InlineData(3, 0, 0.2, 0.6)]
    [InlineData(2, 1, 0.2, 0.4)]
    [InlineData(0, 1, 0.2, 0)]
    [InlineData(2, 1, null, 0.6)]
    [InlineData(1, 0, 0.2, 0.9)]
    public void A_result_counts_where_it_speaks_of_all_videos(int videos, int failures, double? cost, double spent)
    {
        var guard = Guard(new() { MaxTotal = 10 });
        var id = Id(3);
        guard.Reserve(id, 0.9m, null);

        guard.Settle(Result(id, videos, (decimal?)cost, failures));

        Assert.Equal((decimal)spent, Spent(guard));
    }

    [Theory]
    [InlineData("taskNotFound", 3)]
    [InlineData("inferenceError", 1)]
    public void What_does_not_say_that_nothing_was_made_stays_reserved(string code, int count)
    {
        var guard = Guard(new() { MaxTotal = 10 });
        var id = Id(3);
        guard.Reserve(id, 0.9m, null);

        guard.Settle(Wan25ModelFactory.VideoResult(
            id with { ResultCount = count }, [], [Wan25ModelFactory.VideoFailure(Wan25ModelFactory.RunwareError(code, "No."))]));

        Assert.Equal(0.9m, Spent(guard));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0.9)]
    public void What_was_not_charged_is_released(bool mayBeCharged, double spent)
    {
        var guard = Guard(new() { MaxTotal = 10 });

        guard.Release(guard.Reserve(Id(), 0.9m, null), mayBeCharged);

        Assert.Equal((decimal)spent, Spent(guard));
    }

    [Fact]
    public void One_id_is_reserved_for_once_and_kept_for_all_who_need_it()
    {
        var guard = Guard(new() { MaxTotal = 1 });
        var id = Id();
        var first = guard.Reserve(id, 0.9m, null);
        var second = guard.Reserve(id, 0.9m, null);
        guard.Reserve(id, 0.9m, second);

        guard.Release(second, mayBeCharged: false);
        Assert.Equal(0.9m, Spent(guard));

        guard.Release(first, mayBeCharged: false);
        Assert.Equal(0, Spent(guard));
    }

    [Fact]
    public void A_dearer_request_under_a_known_id_must_fit_too()
    {
        var guard = Guard(new() { MaxTotal = 1 });
        var id = Id();
        var first = guard.Reserve(id, 0.3m, null);

        Assert.Throws<SpendingLimitException>(() => guard.Reserve(id, 1.1m, null));
        Assert.Equal(0.3m, Spent(guard));

        guard.Release(guard.Reserve(id, 0.9m, null), mayBeCharged: true);
        guard.Release(guard.Reserve(id, 0.2m, null), mayBeCharged: true);
        guard.Release(first, mayBeCharged: true);
        Assert.Equal(0.9m, Spent(guard));

        // A video without a cost counts as the dearest.
        guard.Settle(Result(id, videos: 1, cost: null));
        Assert.Equal(0.9m, Spent(guard));
        guard.Settle(Result(id, videos: 1, cost: 0.2m));
        Assert.Equal(0.2m, Spent(guard));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_paid_operation_that_is_submitted_again_is_not_reserved_again(bool isHeld)
    {
        var guard = Guard(new() { MaxTotal = 1 });
        var id = Id();
        var first = guard.Reserve(id, 0.9m, null);
        if (!isHeld)
        {
            guard.Release(first, mayBeCharged: true);
        }

        guard.Settle(Result(id, videos: 1, cost: 0.8m));
        var second = guard.Reserve(id, 0.9m, isHeld ? first : null);
        Assert.Equal(0.8m, Spent(guard));

        guard.Release(second, mayBeCharged: true);
        guard.Settle(Result(id, videos: 1, cost: 0.8m));
        Assert.Equal(0.8m, Spent(guard));
    }

    [Fact]
    public void What_the_service_forgot_and_makes_again_counts_again()
    {
        var guard = Guard(new() { MaxTotal = 2, Window = TimeSpan.FromHours(1) });
        var id = Id();
        guard.Release(guard.Reserve(id, 0.9m, null), mayBeCharged: true);
        guard.Settle(Result(id, videos: 1, cost: 0.8m));
        _clock.Advance(TimeSpan.FromMinutes(30));

        var again = guard.ReserveAgain(guard.Reserve(id, 0.9m, null), 0.9m);
        Assert.Equal(1.7m, Spent(guard));

        guard.Release(again, mayBeCharged: true);
        guard.Settle(Result(id, videos: 1, cost: 0.8m));
        Assert.Equal(1.6m, Spent(guard));
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0.8m, Spent(guard));
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, Spent(guard));
    }

    [Fact]
    public void What_was_spent_leaves_the_window_when_it_is_as_old_as_that()
    {
        var guard = Guard(new() { MaxTotal = 1, Window = TimeSpan.FromHours(1) });
        var early = Id();
        guard.Reserve(early, 0.9m, null);
        _clock.Advance(TimeSpan.FromMinutes(30));
        guard.Settle(Result(early, videos: 1, cost: 0.7m));
        var late = Id();
        var held = guard.Reserve(late, 0.3m, null);

        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(1m, Spent(guard));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0.3m, Spent(guard));

        // It was refused for lack of capacity and goes out only now.
        guard.Reserve(late, 0.3m, held);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0.3m, Spent(guard));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Spent(guard));
        guard.Release(held, mayBeCharged: false);
        Assert.Equal(0, Spent(guard));
    }

    [Fact]
    public void Any_number_of_orders_at_once_stay_within_the_total()
    {
        var guard = Guard(new() { MaxTotal = 10 });

        var granted = 0;
        Parallel.For(0, 400, index =>
        {
            try
            {
                var reservation = guard.Reserve(Id(), 0.473m, null);
                if (index % 3 == 0)
                {
                    guard.Release(reservation, mayBeCharged: false);
                }
                else
                {
                    Interlocked.Increment(ref granted);
                }
            }
            catch (SpendingLimitException)
            {
                // Too many.
            }
        });

        Assert.Equal((21, 21 * 0.473m), (granted, Spent(guard)));
    }

    private SpendingGuard Guard(SpendingOptions options) => SpendingGuard.Of(options, _clock)!;

    private static VideoOperationId Id(int count = 1) => new(Guid.NewGuid(), count);

    private static VideoResult Result(VideoOperationId id, int videos, decimal? cost, int failures = 0) => Wan25ModelFactory.VideoResult(
        id,
        Enumerable.Range(0, videos).Select(_ => Wan25ModelFactory.GeneratedVideo(id, Guid.NewGuid(), cost: cost)),
        Enumerable.Range(0, failures).Select(_ => Wan25ModelFactory.VideoFailure(Wan25ModelFactory.RunwareError("providerError", "No."))));

    private static decimal Spent(SpendingGuard guard) => Assert.Throws<SpendingLimitException>(() => guard.Check(Id(), 1_000)).Spent;
}
