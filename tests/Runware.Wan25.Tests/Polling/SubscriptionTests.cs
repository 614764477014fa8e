using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Who subscriptions an operation, and what they hear.</summary>
public sealed class SubscriptionTests : IDisposable
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly TestSubscriptions _subscriptions;
    private readonly PolledOperation _operation;

    public SubscriptionTests()
    {
        _subscriptions = new(_clock);
        _operation = new(new OperationState(new(Responses.TaskId(1)), Responses.NoSecrets));
    }

    public void Dispose() => _subscriptions.Dispose();

    [Fact]
    public async Task A_response_before_the_next_wait_is_signaled_once()
    {
        using var subscription = _subscriptions.Subscription(_operation);
        subscription.Signal(SubscriptionSignal.Responded);
        subscription.Signal(SubscriptionSignal.Responded);

        Assert.Equal(SubscriptionSignal.Responded, await subscription.NextAsync());
        var next = subscription.NextAsync().AsTask();
        Assert.False(next.IsCompleted);

        subscription.Signal(SubscriptionSignal.Responded);
        Assert.Equal(SubscriptionSignal.Responded, await next);
        Assert.False(subscription.NextAsync().AsTask().IsCompleted);
    }

    [Fact]
    public async Task The_last_signal_is_heard_again_and_again_and_nothing_comes_after_it()
    {
        using var subscription = _subscriptions.Subscription(_operation);
        subscription.Signal(SubscriptionSignal.Responded);
        subscription.Signal(SubscriptionSignal.Ended);
        subscription.Signal(SubscriptionSignal.Canceled);
        subscription.Signal(SubscriptionSignal.Responded);

        Assert.Equal(SubscriptionSignal.Ended, await subscription.NextAsync());
        Assert.Equal(SubscriptionSignal.Ended, await subscription.NextAsync());
    }

    [Fact]
    public async Task A_wait_for_the_end_is_not_signaled_for_responses()
    {
        using var subscription = _subscriptions.Subscription(_operation, wantsResponses: false);
        var next = subscription.NextAsync().AsTask();

        subscription.Signal(SubscriptionSignal.Responded);
        Assert.False(next.IsCompleted);

        subscription.Signal(SubscriptionSignal.Ended);
        Assert.Equal(SubscriptionSignal.Ended, await next);
    }

    [Fact]
    public async Task The_deadline_is_heard_exactly_when_it_passes()
    {
        using var subscription = _subscriptions.Subscription(_operation, timeout: TimeSpan.FromSeconds(5));
        var next = subscription.NextAsync().AsTask();

        _clock.Advance(TimeSpan.FromSeconds(4.999));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal(SubscriptionSignal.TimedOut, await next);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_is_heard_at_once_and_sets_no_timer()
    {
        using var subscription = _subscriptions.Subscription(_operation, timeout: TimeSpan.Zero);

        Assert.Equal(SubscriptionSignal.TimedOut, await subscription.NextAsync());
        Assert.Null(_clock.UntilNextTimer);
    }

    [Fact]
    public void A_subscription_without_an_end_sets_no_timer()
    {
        using var subscription = _subscriptions.Subscription(_operation);

        Assert.Null(_clock.UntilNextTimer);
    }

    [Fact]
    public async Task A_canceled_token_is_signaled_and_afterwards_not_observed()
    {
        using var source = new CancellationTokenSource();
        var subscription = _subscriptions.Subscription(_operation, timeout: TimeSpan.FromSeconds(5), cancellationToken: source.Token);
        using var other = _subscriptions.Subscription(_operation, cancellationToken: source.Token);
        subscription.Dispose();

        await source.CancelAsync();

        Assert.Equal(SubscriptionSignal.Canceled, await other.NextAsync());
        Assert.False(subscription.NextAsync().AsTask().IsCompleted);
        Assert.Null(_clock.UntilNextTimer);
    }

    [Fact]
    public void A_removed_subscription_is_gone_and_all_others_stay()
    {
        Subscription[] subscriptions =
            [_subscriptions.Subscription(_operation), _subscriptions.Subscription(_operation), _subscriptions.Subscription(_operation)];
        foreach (var watch in subscriptions)
        {
            _operation.Add(watch);
        }

        Assert.Equal(subscriptions, All());

        _operation.Remove(subscriptions[0]);
        Assert.Equal([subscriptions[2], subscriptions[1]], All());
        _operation.Remove(subscriptions[1]);
        Assert.Equal([subscriptions[2]], All());
        _operation.Remove(subscriptions[1]);
        Assert.True(_operation.HasSubscriptions);
        _operation.Remove(subscriptions[2]);
        Assert.False(_operation.HasSubscriptions);
        Assert.Empty(All());
    }

    [Fact]
    public void Its_age_counts_from_its_acceptance_where_that_is_known()
    {
        var accepted = new PolledOperation(_operation.State, _clock.GetTimestamp());
        _clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), accepted.AgeOn(_clock));
        Assert.Null(_operation.AgeOn(_clock));
    }

    [Fact]
    public void Each_stretch_of_its_life_teaches_once_and_where_it_is_mentioned()
    {
        var (taught, expected) = (new PollDelayStrategy(new()), new PollDelayStrategy(new()));
        _operation.RecordAge(taught, TimeSpan.FromSeconds(3), hasEnded: false);
        _operation.State.Apply(_clock, Responses.Data(Responses.Row(_operation.TaskId, Responses.Processing)));
        _operation.RecordAge(taught, null, hasEnded: false);
        _operation.RecordAge(taught, TimeSpan.FromSeconds(5), hasEnded: false);
        _operation.State.Apply(_clock, Responses.Data(ScriptedCall.Success(_operation.TaskId)));
        _operation.RecordAge(taught, TimeSpan.FromSeconds(8), hasEnded: true);

        expected.Learn(TimeSpan.Zero, TimeSpan.FromSeconds(5), hasEnded: false);
        expected.Learn(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8), hasEnded: true);

        Assert.Equal(Delays(expected), Delays(taught));
    }

    private IEnumerable<Subscription> All() => _operation.Subscriptions;

    private static IEnumerable<TimeSpan> Delays(PollDelayStrategy delays) =>
        [
            .. Enumerable.Range(0, 12).Select(age => delays.NextDelay(TimeSpan.FromSeconds(age), TimeSpan.FromMinutes(1), 1)),
            delays.NextDelay(null, TimeSpan.FromMinutes(1), 1),
        ];
}
