using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>
/// The process ends at every point of a job's life, in order and without; the next one finishes the job, and it is paid once.
/// </summary>
public sealed class RestartTests : JobsTest
{
    [Fact]
    public async Task A_process_that_dies_while_a_job_runs_loses_nothing()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        var node = await StartOnDiskAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        await node.CrashAsync();

        await using var next = await StartOnDiskAsync();
        ServiceClock.Pass(AnHour);
        var job = await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Effects.CallsFor("order-1")));
        Assert.Equal(2, job.Attempts);
        await next.Signals.UntilAsync(async () => await CountLeftoversAsync() == 0);
    }

    [Fact]
    public async Task A_process_that_dies_before_the_first_byte_loses_nothing()
    {
        Node node = null!;
        var crashed = new TaskCompletionSource();
        var setup = new NodeSetup
        {
            Emulator = Emulator,
            Effects = Effects,
            Store = jobs => jobs.UseSqlite(Folder.ConnectionString),
            ConfigureClient = options => options.OnSubmitting = async (_, cancellationToken) =>
            {
                await node.CrashAsync();
                crashed.SetResult();
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            },
        };
        node = Node.Create(setup);
        await node.StartAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        await crashed.Task;
        Assert.Equal(0, Emulator.Ledger.Charges);

        await using var next = await StartOnDiskAsync();
        await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Effects.CallsFor("order-1")));
    }

    [Fact]
    public async Task A_process_that_dies_between_the_acceptance_and_its_record_pays_once()
    {
        Node node = null!;
        var crashed = new TaskCompletionSource();
        node = Node.Create(
            Setup(store: jobs => jobs.UseSqlite(Folder.ConnectionString), wrap: service => new AfterSubmission(service, async () =>
            {
                await node.CrashAsync();
                crashed.TrySetResult();
            })));
        await node.StartAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        await crashed.Task;
        Assert.Equal(1, Emulator.Ledger.Charges);

        await using var next = await StartOnDiskAsync();
        await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Effects.CallsFor("order-1")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_dies_with_its_handler_calls_it_again(bool handlerWasDone)
    {
        var node = await StartOnDiskAsync();
        var crashed = new TaskCompletionSource();
        Effects.Do = async (_, _) =>
        {
            await node.CrashAsync();
            crashed.SetResult();
            await (handlerWasDone ? Task.CompletedTask : new TaskCompletionSource().Task);
        };
        await node.Jobs.EnqueueAsync("order-1", Request);
        await crashed.Task;
        Effects.Do = (_, _) => Task.CompletedTask;

        await using var next = await StartOnDiskAsync();
        var job = await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((1, 2, 2), (Emulator.Ledger.Charges, Effects.CallsFor("order-1"), job.Deliveries));
        Assert.Equal(1, Emulator.Ledger.Requests.Submits);
    }

    [Fact]
    public async Task A_handler_that_always_crashes_the_process_is_dead_lettered()
    {
        for (var start = 0; start < 2; start++)
        {
            var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxDeliveries = 2));
            var crashed = new TaskCompletionSource();
            Effects.Do = async (_, _) =>
            {
                await node.CrashAsync();
                crashed.SetResult();
                await new TaskCompletionSource().Task;
            };
            await node.Jobs.EnqueueAsync("order-1", Request);
            await crashed.Task;
        }

        await using var last = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxDeliveries = 2));
        var job = await last.UntilAsync("order-1", VideoJobState.DeadLettered);

        Assert.Equal((2, VideoJobFailureCodes.HandlerInterrupted), (Effects.CallsFor("order-1"), job.LastError!.Code));
    }

    [Fact]
    public async Task A_host_that_stops_hands_its_running_jobs_over()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        var node = await StartOnDiskAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        await node.StopAsync();

        Assert.Contains(node.Signals.Lines, line => line.Contains("is handed over", StringComparison.Ordinal));
        await using var next = await StartOnDiskAsync();
        ServiceClock.Pass(AnHour);
        var job = await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Effects.CallsFor("order-1")));
        Assert.NotEqual(node.Services, next.Services);
        Assert.Equal(2, job.Attempts);
    }

    [Fact]
    public async Task A_call_canceled_by_a_stopping_host_is_repeated_and_not_counted()
    {
        var called = new TaskCompletionSource();
        Effects.Do = (_, cancellationToken) =>
        {
            called.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        };
        var node = await StartOnDiskAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        await called.Task;
        await node.StopAsync();
        Effects.Do = (_, _) => Task.CompletedTask;

        await using var next = await StartOnDiskAsync();
        var job = await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((2, 1), (Effects.CallsFor("order-1"), job.Deliveries));
    }

    [Fact]
    public async Task Restarts_at_any_moment_leave_each_job_done_and_paid_once()
    {
        const int Jobs = 12;
        var node = await StartOnDiskAsync();
        for (var number = 0; number < Jobs; number++)
        {
            await node.Jobs.EnqueueAsync($"order-{number}", Request);
            await (number % 3 == 0 ? node.CrashAsync() : node.StopAsync());
            node = await StartOnDiskAsync();
        }

        await node.Signals.UntilAsync(
            async () => (await node.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == Jobs);
        await node.Signals.UntilAsync(async () => await CountLeftoversAsync() == 0);
        await node.DisposeAsync();

        Assert.Equal(Jobs, Emulator.Ledger.Charges);
        Assert.Equal(Jobs, Effects.Seen.Select(seen => seen.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_begun_does_not_wait_behind_the_queue(bool crashes)
    {
        Emulator.Faults.OnGeneration().Call(2).Take(AnHour);
        static void OneAtATime(Wan25JobsBuilder jobs) => jobs.Configure(options => options.MaxRunningPerNode = 1);
        var node = await StartOnDiskAsync(OneAtATime);
        for (var number = 0; number < 4; number++)
        {
            await node.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        // The second, so that those behind it are older than its beginning.
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 2);
        await (crashes ? node.CrashAsync() : node.StopAsync());
        await using var next = await StartOnDiskAsync(OneAtATime);
        ServiceClock.Pass(AnHour);
        await next.Signals.UntilAsync(async () => (await next.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == 4);

        Assert.Equal(["order-0", "order-1", "order-2", "order-3"], Effects.Seen.Select(seen => seen.Key));
        Assert.Equal(4, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_database_that_goes_away_for_a_while_costs_nothing()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        await using var node = await StartOnDiskAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);

        node.Database.IsAway = true;
        ServiceClock.Pass(AnHour);
        await node.Signals.UntilAsync(
            () => Task.FromResult(node.Signals.Lines.Any(line => line.Contains("failed; retrying", StringComparison.Ordinal))));
        node.Database.IsAway = false;
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Effects.CallsFor("order-1")));
    }

    /// <summary>What Quartz keeps of jobs that are done: nothing.</summary>
    private Task<long> CountLeftoversAsync() =>
        Folder.CountAsync("select (select count(*) from wan25_qrtz_triggers) + (select count(*) from wan25_qrtz_fired_triggers)");

    /// <summary>Does something when the response to the first submission is back, and keeps the response.</summary>
    private sealed class AfterSubmission(HttpMessageHandler service, Func<Task> then) : DelegatingHandler(service)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            if (body.Contains("\"videoInference\"", StringComparison.Ordinal))
            {
                await then();
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }

            return response;
        }
    }
}
