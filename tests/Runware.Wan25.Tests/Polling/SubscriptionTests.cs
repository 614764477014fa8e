using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Who watches an operation, and what they hear.</summary>
public sealed class WatchTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Watched _watched;
    private readonly PolledOperation _operation;

    public WatchTests()
    {
        _watched = new(_clock);
        _operation = new(new OperationState(new(Answers.TaskId(1)), Answers.NoSecrets), wasResumed: false);
    }

    public void Dispose() => _watched.Dispose();

    [Fact]
    public async Task An_answer_that_comes_while_nobody_listens_is_heard_once()
    {
        using var watch = _watched.Watch(_operation);
        watch.Signal(WatchSignal.Answered);
        watch.Signal(WatchSignal.Answered);

        Assert.Equal(WatchSignal.Answered, await watch.NextAsync());
        var next = watch.NextAsync().AsTask();
        Assert.False(next.IsCompleted);

        watch.Signal(WatchSignal.Answered);
        Assert.Equal(WatchSignal.Answered, await next);
        Assert.False(watch.NextAsync().AsTask().IsCompleted);
    }

    [Fact]
    public async Task The_last_signal_is_heard_again_and_again_and_nothing_comes_after_it()
    {
        using var watch = _watched.Watch(_operation);
        watch.Signal(WatchSignal.Answered);
        watch.Signal(WatchSignal.Ended);
        watch.Signal(WatchSignal.Canceled);
        watch.Signal(WatchSignal.Answered);

        Assert.Equal(WatchSignal.Ended, await watch.NextAsync());
        Assert.Equal(WatchSignal.Ended, await watch.NextAsync());
    }

    [Fact]
    public async Task Whoever_waits_for_the_end_does_not_wake_for_answers()
    {
        using var watch = _watched.Watch(_operation, wantsAnswers: false);
        var next = watch.NextAsync().AsTask();

        watch.Signal(WatchSignal.Answered);
        Assert.False(next.IsCompleted);

        watch.Signal(WatchSignal.Ended);
        Assert.Equal(WatchSignal.Ended, await next);
    }

    [Fact]
    public async Task The_deadline_is_heard_exactly_when_it_passes()
    {
        using var watch = _watched.Watch(_operation, timeout: TimeSpan.FromSeconds(5));
        var next = watch.NextAsync().AsTask();

        _clock.Advance(TimeSpan.FromSeconds(4.999));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal(WatchSignal.TimedOut, await next);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_is_heard_at_once_and_sets_no_timer()
    {
        using var watch = _watched.Watch(_operation, timeout: TimeSpan.Zero);

        Assert.Equal(WatchSignal.TimedOut, await watch.NextAsync());
        Assert.Null(_clock.UntilNextTimer);
    }

    [Fact]
    public void A_watch_without_an_end_sets_no_timer()
    {
        using var watch = _watched.Watch(_operation);

        Assert.Null(_clock.UntilNextTimer);
    }

    [Fact]
    public async Task A_cancelled_token_is_heard_and_after_the_watch_it_reaches_nobody()
    {
        using var source = new CancellationTokenSource();
        var watch = _watched.Watch(_operation, timeout: TimeSpan.FromSeconds(5), cancellationToken: source.Token);
        using var other = _watched.Watch(_operation, cancellationToken: source.Token);
        watch.Dispose();

        await source.CancelAsync();

        Assert.Equal(WatchSignal.Canceled, await other.NextAsync());
        Assert.False(watch.NextAsync().AsTask().IsCompleted);
        Assert.Null(_clock.UntilNextTimer);
    }

    [Fact]
    public void Whoever_leaves_is_gone_and_all_others_stay()
    {
        Watch[] watches = [_watched.Watch(_operation), _watched.Watch(_operation), _watched.Watch(_operation)];
        foreach (var watch in watches)
        {
            _operation.Add(watch);
        }

        Assert.Equal(watches, All());

        _operation.Remove(watches[0]);
        Assert.Equal([watches[2], watches[1]], All());
        _operation.Remove(watches[1]);
        Assert.Equal([watches[2]], All());
        _operation.Remove(watches[1]);
        Assert.True(_operation.IsWatched);
        _operation.Remove(watches[2]);
        Assert.False(_operation.IsWatched);
        Assert.Empty(All());
    }

    [Fact]
    public void Its_age_counts_from_its_acceptance_where_that_is_known()
    {
        var accepted = new PolledOperation(_operation.State, wasResumed: false, _clock.GetTimestamp());
        _clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), accepted.AgeOn(_clock));
        Assert.Null(_operation.AgeOn(_clock));
    }

    [Fact]
    public void Each_stretch_of_its_life_teaches_once_and_only_where_an_answer_mentions_it()
    {
        var (taught, expected) = (new PollCadence(new()), new PollCadence(new()));
        _operation.TeachAge(taught, TimeSpan.FromSeconds(3));
        _operation.State.Apply(_clock, Answers.Data(Answers.Row(_operation.TaskId, Answers.Processing)));
        _operation.TeachAge(taught, null);
        _operation.TeachAge(taught, TimeSpan.FromSeconds(5));
        _operation.State.Apply(_clock, Answers.Data(ScriptedCall.Success(_operation.TaskId)));
        _operation.TeachAge(taught, TimeSpan.FromSeconds(8));

        expected.Learn(TimeSpan.Zero, TimeSpan.FromSeconds(5), hasEnded: false);
        expected.Learn(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8), hasEnded: true);

        Assert.Equal(Delays(expected), Delays(taught));
    }

    private IEnumerable<Watch> All() => _operation.Watches;

    private static IEnumerable<TimeSpan> Delays(PollCadence cadence) =>
        [.. Enumerable.Range(0, 12).Select(age => cadence.NextDelay(TimeSpan.FromSeconds(age), TimeSpan.FromMinutes(1), 1)), cadence.NextDelay(null, TimeSpan.FromMinutes(1), 1)];
}
