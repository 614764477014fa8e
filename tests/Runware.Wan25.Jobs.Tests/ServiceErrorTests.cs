using System.Collections.Concurrent;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class ServiceErrorTests : JobsTest
{
    [Fact]
    public async Task A_throttled_job_is_put_back_and_holds_the_nodes_other_submissions()
    {
        Emulator.Faults.OnSubmit().Throttle(TimeSpan.FromSeconds(1));
        await using var node = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.Jobs.EnqueueAsync("order-2", Request);
        var throttled = await node.UntilAsync("order-1", job => job is { State: VideoJobState.Queued, LastError: not null });
        Emulator.Faults.Clear();
        var first = await node.UntilAsync("order-1", VideoJobState.Completed);
        var second = await node.UntilAsync("order-2", VideoJobState.Completed);

        Assert.Equal(RunwareErrorCategory.RateLimit, throttled.LastError!.Category);
        Assert.Null(first.LastError);
        Assert.True(
            second.EndedAt - first.EnqueuedAt >= TimeSpan.FromMilliseconds(900),
            "The second job was submitted while the service was throttling.");
        Assert.Equal((2, 2), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [Fact]
    public async Task A_short_Retry_After_does_not_replace_the_backoff()
    {
        Emulator.Faults.OnSubmit().FirstCalls(2).Throttle(TimeSpan.Zero);
        await using var node = await StartAsync(jobs => jobs.Configure(options => options.RetryBaseDelay = TimeSpan.FromMilliseconds(300)));

        await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.True(job.EndedAt - job.EnqueuedAt >= TimeSpan.FromMilliseconds(300 + 600), "It was tried again before the pause was over.");
    }

    [Fact]
    public async Task An_empty_account_lets_jobs_wait_until_there_are_credits_again()
    {
        Emulator.Faults.OnSubmit().Respond(402, """{"errors":[{"code":"insufficientCredits","message":"Top up."}]}""");
        await using var node = await StartAsync(jobs => jobs.Configure(options => options.RetryMaxDelay = TimeSpan.FromMilliseconds(300)));

        await node.Jobs.EnqueueAsync("order-1", Request);
        var waiting = await node.UntilAsync("order-1", job => job is { State: VideoJobState.Queued, LastError: not null });
        Emulator.Faults.Clear();
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(("insufficientCredits", RunwareErrorCategory.Quota), (waiting.LastError!.Code, waiting.LastError.Category));
        Assert.Equal(1, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_final_refusal_fails_the_job()
    {
        Emulator.Faults.OnSubmit()
            .Respond(400, """{"errors":[{"code":"invalidPositivePrompt","message":"Not that.","parameter":"positivePrompt"}]}""");
        await using var node = await StartAsync();

        await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", VideoJobState.Failed);

        Assert.Equal(("invalidPositivePrompt", 1), (job.Failure!.Code, job.Attempts));
        Assert.Equal(0, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_job_is_retried_and_charged_once_if_the_service_is_unreachable()
    {
        Emulator.Faults.OnSubmit().FirstCalls(2).FailToConnect();
        Emulator.Faults.OnSubmit().Call(3).DropAfterAccepting();
        await using var node = await StartAsync();

        await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(3, job.Attempts);
        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [Fact]
    public async Task A_wait_that_takes_too_long_is_resumed_and_not_submitted_again()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        var setup = Setup();
        await using var node = await Node.StartAsync(new()
        {
            Emulator = setup.Emulator,
            Effects = setup.Effects,
            ConfigureClient = options => options.CompletionTimeout = TimeSpan.FromSeconds(1),
        });

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.Attempts > 1 && Emulator.Ledger.Charges == 1);
        ServiceClock.Pass(AnHour);
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Emulator.Ledger.Requests.Submits));
    }

    [Fact]
    public async Task A_job_is_waited_for_until_it_is_given_up_however_late_that_is()
    {
        var clock = new LongTimers();
        Emulator.Faults.OnGeneration().NeverFinish();
        NodeSetup setup = Setup(
            jobs => jobs.Configure(options => options.JobTimeout = TimeSpan.FromDays(60)),
            jobs => jobs.UseSqlite(Folder.ConnectionString),
            clock: clock);
        await using (Node first = await Node.StartAsync(setup))
        {
            await first.Jobs.EnqueueAsync("order-1", Request);
            await first.UntilAsync("order-1", job => job.IsAccepted);
        }

        long started = (clock.GetUtcNow() - TimeSpan.FromDays(45)).ToUnixTimeMilliseconds();
        await Folder.ExecuteAsync($"update wan25_jobs set started_at = {started}");
        clock.Set.Clear();
        await using Node node = await Node.StartAsync(setup);

        await node.Signals.UntilAsync(() => Task.FromResult(clock.Set.Any(time => time.TotalDays is > 14 and < 16)));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(50, 1)]
    public async Task After_its_time_limit_a_job_is_not_ordered_any_more(int hours, int charges)
    {
        Emulator.Faults.OnSubmit().RefuseForCredits();
        Emulator.Faults.OnGeneration().NeverFinish();
        NodeSetup setup = Setup(
            jobs => jobs.Configure(options => options.JobTimeout = TimeSpan.FromHours(hours)),
            jobs => jobs.UseSqlite(Folder.ConnectionString));
        await using (Node first = await Node.StartAsync(setup))
        {
            await first.Jobs.EnqueueAsync("order-1", Request);
            await first.UntilAsync("order-1", job => job is { State: VideoJobState.Queued, LastError: not null });
        }

        long started = (TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(49)).ToUnixTimeMilliseconds();
        await Folder.ExecuteAsync($"update wan25_jobs set started_at = {started}, due_at = 0");
        Emulator.Faults.Clear();
        Emulator.Faults.OnGeneration().NeverFinish();
        int polls = Emulator.Ledger.Requests.Polls;
        await using Node node = await Node.StartAsync(setup);

        await node.Signals.UntilAsync(() => Task.FromResult(Emulator.Ledger.Requests.Polls > polls + 1));
        Assert.Equal(charges, Emulator.Ledger.Charges);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_message_that_quotes_the_prompt_is_stored_without_it_after_a_restart(int results)
    {
        const string Prompt = "A lighthouse nobody else knows";
        Emulator.Faults.OnGeneration().NeverFinish();
        await using (Node first = await StartOnDiskAsync())
        {
            await first.Jobs.EnqueueAsync("order-1", VideoRequest.FromText(Prompt).WithResults(results).Build());
            await first.UntilAsync("order-1", seen => seen.State == VideoJobState.Running && Emulator.Ledger.Charges > 0);
        }

        await Folder.ExecuteAsync("update wan25_jobs set accepted = 1");
        Guid task = Assert.Single(Emulator.Ledger.Tasks).TaskId;
        Emulator.Faults.OnPoll().Respond(400, $$"""
            {"data":[],"errors":[{"code":"invalidProviderContent","message":"Flagged: '{{Prompt}}'.","taskUUID":"{{task}}"}]}
            """);
        await using Node next = await Node.StartAsync(Setup(store: jobs => jobs.UseSqlite(Folder.ConnectionString), clock: ServiceClock));
        if (results > 1)
        {
            await PassGraceAsync(next);
        }

        VideoJob job = await next.UntilAsync("order-1", VideoJobState.Failed);

        Assert.StartsWith("Flagged", job.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody else", job.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generation_that_does_not_end_times_out()
    {
        Emulator.Faults.OnGeneration().NeverFinish();
        var setup = Setup();
        await using var node = await Node.StartAsync(new()
        {
            Emulator = setup.Emulator,
            Effects = setup.Effects,
            ConfigureClient = options => options.CompletionTimeout = TimeSpan.FromSeconds(1),
            Configure = jobs => jobs.Configure(options => options.JobTimeout = TimeSpan.FromMilliseconds(1100)),
        });

        await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", VideoJobState.Failed);

        Assert.Equal((VideoJobFailureCodes.TimedOut, RunwareErrorCategory.Timeout), (job.Failure!.Code, job.Failure.Category));
        Assert.Single(Effects.Seen);
    }

    /// <summary>Remembers for how long timers are set.</summary>
    private sealed class LongTimers : TimeProvider
    {
        public ConcurrentBag<TimeSpan> Set { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Set.Add(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
