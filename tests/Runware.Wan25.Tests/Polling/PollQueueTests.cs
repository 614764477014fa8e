using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Which operations the next request is about.</summary>
public sealed class PollQueueTests : IDisposable
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly TestSubscriptions _subscriptions;
    private readonly PollTimer _timer;
    private readonly PollQueue _queue = new();

    public PollQueueTests()
    {
        _subscriptions = new(_clock);
        _timer = new(_clock, () => { });
    }

    public void Dispose()
    {
        _timer.Dispose();
        _subscriptions.Dispose();
    }

    [Fact]
    public void Nothing_is_taken_before_it_is_due()
    {
        Enter(1, due: 5);

        Assert.Null(Take());
        _clock.Advance(TimeSpan.FromSeconds(4.999));
        Assert.Null(Take());
        _clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal([1], Take());
        Assert.Null(Take());
    }

    [Fact]
    public void What_has_waited_for_half_of_its_interval_rides_along()
    {
        Enter(1, due: 0);
        Enter(2, due: 4, interval: 8);
        Enter(3, due: 4.001, interval: 8);

        Assert.Equal([1, 2], Take());
        Assert.Equal(3, Peek());
    }

    [Fact]
    public void A_poll_has_no_more_operations_than_the_limit()
    {
        Enter(1, due: -3);
        Enter(2, due: -2);
        Enter(3, due: -1);

        Assert.Equal([1, 2], Take(limit: 2));
        Assert.Equal([3], Take(limit: 2));
    }

    [Fact]
    public void What_was_missed_in_a_batch_is_polled_alone()
    {
        Enter(1, due: -3);
        Enter(2, due: -2).History = new() { MissedInBatchOf = 3 };
        Enter(3, due: -1);

        Assert.Equal([1, 3], Take());
        Assert.Equal([2], Take());
    }

    [Fact]
    public void What_was_missed_takes_no_other_along()
    {
        Enter(1, due: -2).History = new() { MissedInBatchOf = 3 };
        Enter(2, due: -1);

        Assert.Equal([1], Take());
        Assert.Equal([2], Take());
    }

    [Fact]
    public void What_is_put_back_keeps_its_time()
    {
        Enter(1, due: 0);
        Enter(2, due: 1, interval: 8).History = new() { MissedInBatchOf = 2 };

        Assert.Equal([1], Take());
        Assert.Null(Take());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([2], Take());
    }

    [Fact]
    public void Only_the_last_entry_of_an_operation_counts()
    {
        var operation = Enter(1, due: 1);
        _queue.Enter(operation, At(1));
        _queue.Enter(operation, At(3));

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(Take());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([1], Take());
        Assert.Null(Peek());
    }

    [Fact]
    public void An_operation_that_was_entered_twice_for_one_time_is_taken_once()
    {
        var operation = Enter(1, due: 0);
        _queue.Enter(operation, At(0));

        Assert.Equal([1], Take());
        Assert.Null(Take());
    }

    [Fact]
    public void What_is_not_awaited_or_in_flight_is_skipped()
    {
        var left = Enter(1, due: 0);
        left.Remove(left.SubscriptionAt(0));
        Enter(2, due: 0).InFlight = Responses.Batch(left);
        Enter(3, due: 0);

        Assert.Equal(3, Peek());
        Assert.Equal([3], Take());
    }

    private PolledOperation Enter(int n, double due, double interval = 0)
    {
        var operation = _subscriptions.Operation(n);
        operation.Interval = TimeSpan.FromSeconds(interval);
        _queue.Enter(operation, At(due));
        return operation;
    }

    private long At(double seconds) => _timer.After(TimeSpan.FromSeconds(seconds));

    private int? Peek() => _queue.TryPeek(out var operation) ? Number(operation) : null;

    private IEnumerable<int>? Take(int limit = 10) => _queue.TakeBatch(_timer.Now, limit, _timer)?.Select(Number);

    private static int Number(PolledOperation operation) => operation.TaskId.ToByteArray()[^1];
}
