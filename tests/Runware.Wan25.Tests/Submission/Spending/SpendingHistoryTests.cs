using System.Threading.Channels;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25.Tests.Submission.Spending;

public class SpendingHistoryTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly VirtualTimeProvider _clock = new();
    private int _calls;

    [Fact]
    public async Task What_was_spent_earlier_counts_and_leaves_the_window_in_its_turn()
    {
        var guard = await LoadAsync(Hour, Spent(50, 0.4m), Spent(20, 0.3m), Spent(60, 5), Spent(90, 5), Spent(-5, 0.1m));
        Assert.Equal(0.8m, Total(guard));

        Pass(10);
        Assert.Equal(0.4m, Total(guard));

        Pass(30);
        Assert.Equal(0.1m, Total(guard));

        Pass(20);
        Assert.Equal(0, Total(guard));
    }

    [Fact]
    public async Task Without_a_window_all_of_it_counts() =>
        Assert.Equal(
            0.9m,
            Total(await LoadAsync(
                window: null, Spent(500_000, 0.4m), Spent(1, 0.3m), new SpendingRecord(Id(), default) { Cost = 0.2m })));

    [Fact]
    public async Task It_is_read_once_and_only_where_a_total_is_limited()
    {
        var guard = await LoadAsync(Hour, Spent(1, 0.4m));
        await guard.LoadHistoryAsync(default);
        Assert.Equal(1, _calls);

        var other = SpendingGuard.Of(new() { MaxPerRequest = 1, History = Read() }, _clock)!;
        await other.LoadHistoryAsync(default);
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task The_latest_record_of_an_operation_counts()
    {
        var id = Id();
        Assert.Equal(0.5m, Total(await LoadAsync(Hour, Spent(10, 0.5m, id), Spent(30, 0.9m, id))));
    }

    [Theory]
    [InlineData(0.473, 0.473)]
    [InlineData(null, 1.476)]
    public async Task A_cost_that_is_not_known_is_estimated(double? estimate, double expected) => Assert.Equal(
        (decimal)expected,
        Total(await LoadAsync(Hour, new SpendingRecord(Id(), Ago(1)) { EstimatedCost = (decimal?)estimate })));

    [Fact]
    public async Task An_operation_that_runs_on_counts_once_and_then_what_it_cost()
    {
        var id = Id();
        var guard = await LoadAsync(Hour, new SpendingRecord(id, Ago(10)));

        guard.Settle(Result(id, 0.2m));
        Assert.Equal(0.2m, Total(guard));

        guard.Release(guard.Reserve(id, 1, null), mayBeCharged: true);
        Assert.Equal(0.2m, Total(guard));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task One_that_the_service_does_not_know_counts_from_when_it_is_sent(bool mayBeCharged, int spent)
    {
        var id = Id();
        var guard = await LoadAsync(Hour, new SpendingRecord(id, Ago(50)));

        guard.Release(guard.Reserve(id, 1, null), mayBeCharged);

        Pass(30);
        Assert.Equal(spent, Total(guard));
    }

    [Fact]
    public async Task One_that_the_limit_forbids_now_no_longer_counts()
    {
        var id = Id();
        var guard = await LoadAsync(Hour, new SpendingRecord(id, Ago(50)), Spent(10, 9.5m));

        Assert.Throws<SpendingLimitException>(() => guard.Reserve(id, 1, null));

        Assert.Equal(9.5m, Total(guard));
    }

    [Theory]
    [InlineData(SubmissionState.NotSent)]
    [InlineData(SubmissionState.Unknown)]
    public async Task One_that_is_joined_counts_whatever_was_reported(SubmissionState state)
    {
        var id = Id();
        var guard = await LoadAsync(Hour, new SpendingRecord(id, Ago(50)) { EstimatedCost = 1 });

        var held = guard.Reserve(id, 1, null, state);
        guard.RecordJoined(id);
        guard.Release(held, mayBeCharged: false);

        Assert.Equal(1, Total(guard));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task One_that_may_exist_counts_until_it_is_refused_for_good(bool isRefused, int spent)
    {
        var id = Id();
        var guard = await LoadAsync(Hour, new SpendingRecord(id, Ago(50)) { EstimatedCost = 1 });

        guard.Release(guard.Reserve(id, 1, null, SubmissionState.Unknown), mayBeCharged: false, isRefused);

        Assert.Equal(spent, Total(guard));
    }

    [Fact]
    public async Task One_that_this_client_has_sent_is_not_denied_by_a_store_that_lags()
    {
        var id = Id();
        var guard = await LoadAsync(Hour, new SpendingRecord(id, Ago(50)) { EstimatedCost = 1 });

        guard.Release(guard.Reserve(id, 1, null, SubmissionState.Unknown), mayBeCharged: true);
        guard.Release(guard.Reserve(id, 1, null), mayBeCharged: false);

        Assert.Equal(1, Total(guard));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.5, true)]
    public async Task One_that_a_limit_forbids_counts_on_where_nothing_was_learnt(double? perRequest, bool wasLookedUp)
    {
        var id = Id();
        var guard = await LoadAsync(
            Hour, (decimal?)perRequest, new SpendingRecord(id, Ago(50)) { EstimatedCost = 1 }, Spent(10, 9.5m));

        Assert.Throws<SpendingLimitException>(() => guard.Reserve(id, 1, null, SubmissionState.Unknown, wasLookedUp));

        Assert.Equal(10.5m, Total(guard));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_the_limit_forbids_counts_again_when_it_is_found(bool isJoined)
    {
        var id = Id();
        var guard = await LoadAsync(Hour, new SpendingRecord(id, Ago(50)) { EstimatedCost = 1 }, Spent(10, 9.5m));
        Assert.Throws<SpendingLimitException>(() => guard.Reserve(id, 1, null, SubmissionState.Unknown));
        Assert.Equal(9.5m, Total(guard));

        if (isJoined)
        {
            guard.RecordJoined(id);
        }
        else
        {
            guard.Settle(Result(id, 1));
        }

        Assert.Equal(10.5m, Total(guard));
    }

    [Fact]
    public async Task Only_the_latest_results_are_kept_until_the_history_is_read()
    {
        var ids = Enumerable.Range(0, 5_000).Select(_ => Id()).ToList();
        var read = new TaskCompletionSource<IReadOnlyList<SpendingRecord>>();
        var guard = SpendingGuard.Of(new() { MaxTotal = 10, History = (_, _) => new(read.Task) }, _clock)!;
        ids.ForEach(id => guard.Settle(Result(id, 0.1m)));

        // One more handle of the last one knows less.
        guard.Settle(Result(ids[^1], 0.2m));
        guard.Settle(Wan25ModelFactory.VideoResult(
            ids[^1], [], [Wan25ModelFactory.VideoFailure(Wan25ModelFactory.RunwareError("taskNotFound", "No."))]));
        read.SetResult([new(ids[0], Ago(10)) { EstimatedCost = 1 }, new(ids[^1], Ago(10)) { EstimatedCost = 1 }]);
        await guard.LoadHistoryAsync(default);

        Assert.Equal(1.2m, Total(guard));
    }

    [Fact]
    public async Task A_failure_that_nobody_awaits_is_observed()
    {
        var unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) =>
            unobserved += e.Exception.InnerException is TimeZoneNotFoundException ? 1 : 0;
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            await FailUnobservedAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unobserved);
    }

    [Fact]
    public async Task A_result_that_comes_before_the_history_is_not_forgotten()
    {
        var id = Id();
        var read = new TaskCompletionSource<IReadOnlyList<SpendingRecord>>();
        var guard = SpendingGuard.Of(new() { MaxTotal = 10, History = (_, _) => new(read.Task) }, _clock)!;
        guard.Settle(Result(id, 0.2m));

        read.SetResult([new(id, Ago(10))]);
        await guard.LoadHistoryAsync(default);

        Assert.Equal(0.2m, Total(guard));
    }

    [Fact]
    public async Task One_that_is_joined_before_the_history_is_read_counts()
    {
        var id = Id();
        var guard = SpendingGuard.Of(
            new() { MaxTotal = 10, History = (_, _) => new([new SpendingRecord(id, Ago(50)) { EstimatedCost = 1 }]) }, _clock)!;

        guard.RecordJoined(id);
        await guard.LoadHistoryAsync(default);
        guard.Release(guard.Reserve(id, 1, null), mayBeCharged: false);

        Assert.Equal(1, Total(guard));
    }

    [Fact]
    public async Task A_failure_is_the_callers_and_the_next_one_tries_again()
    {
        var guard = SpendingGuard.Of(
            new() { MaxTotal = 10, History = (_, _) => ++_calls == 1 ? throw new IOException("Not now.") : new([Spent(1, 0.4m)]) },
            _clock)!;

        await Assert.ThrowsAsync<IOException>(() => guard.LoadHistoryAsync(default));
        await guard.LoadHistoryAsync(default);

        Assert.Equal((0.4m, 2), (Total(guard), _calls));
    }

    [Fact]
    public async Task One_callers_cancellation_is_not_the_others()
    {
        var read = new TaskCompletionSource<IReadOnlyList<SpendingRecord>>();
        var guard = SpendingGuard.Of(
            new() { MaxTotal = 10, History = (_, cancellationToken) => new(read.Task.WaitAsync(cancellationToken)) },
            _clock)!;
        using var cancellation = new CancellationTokenSource();
        var canceled = guard.LoadHistoryAsync(cancellation.Token);
        var waiting = guard.LoadHistoryAsync(default);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        read.SetResult([Spent(1, 0.4m)]);
        await waiting;

        Assert.Equal(0.4m, Total(guard));
    }

    [Fact]
    public void A_record_that_cannot_be_one_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new SpendingRecord(default, Ago(1)));
        Assert.Throws<ArgumentException>(() => new SpendingRecord(Id() with { ResultCount = 0 }, Ago(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Spent(1, -0.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpendingRecord(Id(), Ago(1)) { EstimatedCost = -0.1m });
    }

    // An exception that nothing else throws. When the second one is thrown, the first task has ended.
    private async Task FailUnobservedAsync()
    {
        var calls = Channel.CreateUnbounded<int>();
        var guard = SpendingGuard.Of(
            new()
            {
                MaxTotal = 10,
                History = (_, _) => calls.Writer.TryWrite(0) ? throw new TimeZoneNotFoundException() : default,
            },
            _clock)!;
        for (var times = 0; times < 3; times++)
        {
            while (!calls.Reader.TryRead(out _))
            {
                guard.Settle(Result(Id(), 0.2m));
                await Task.Yield();
            }
        }
    }

    private Task<SpendingGuard> LoadAsync(TimeSpan? window, params SpendingRecord[] records) => LoadAsync(window, null, records);

    private async Task<SpendingGuard> LoadAsync(TimeSpan? window, decimal? perRequest, params SpendingRecord[] records)
    {
        var guard = SpendingGuard.Of(
            new() { MaxTotal = 10, MaxPerRequest = perRequest, Window = window, History = Read(records) }, _clock)!;
        await guard.LoadHistoryAsync(default);
        return guard;
    }

    private Func<DateTimeOffset, CancellationToken, ValueTask<IReadOnlyList<SpendingRecord>>> Read(params SpendingRecord[] records) =>
        (_, _) =>
        {
            _calls++;
            return new(records);
        };

    private SpendingRecord Spent(int minutesAgo, decimal cost, VideoOperationId? id = null) =>
        new(id ?? Id(), Ago(minutesAgo)) { Cost = cost };

    private DateTimeOffset Ago(int minutes) => _clock.GetUtcNow() - TimeSpan.FromMinutes(minutes);

    private void Pass(int minutes) => _clock.Advance(TimeSpan.FromMinutes(minutes));

    private static VideoOperationId Id() => new(Guid.NewGuid());

    private static VideoResult Result(VideoOperationId id, decimal cost) =>
        Wan25ModelFactory.VideoResult(id, [Wan25ModelFactory.GeneratedVideo(id, Guid.NewGuid(), cost: cost)], []);

    private static decimal Total(SpendingGuard guard) => Assert.Throws<SpendingLimitException>(() => guard.Check(Id(), 1_000)).Spent;
}
