using System.Globalization;
using Microsoft.Extensions.Options;
using Runware.Wan25.Jobs.Running;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>What may be spent holds across restarts: what was paid for counts, once, and nothing else does.</summary>
[Collection(PostgresFixture.Name)]
public sealed class SpendingTests(PostgresFixture postgres) : JobsTest
{
    // 720p, five seconds.
    private const decimal Price = 0.473m;

    private Action<Wan25JobsBuilder>? _store;

    [Fact]
    public Task A_limit_holds_across_a_restart_on_SQLite() => A_limit_holds_across_a_restart();

    [PostgresFact]
    public async Task A_limit_holds_across_a_restart_on_PostgreSQL()
    {
        await UsePostgresAsync();
        await A_limit_holds_across_a_restart();
    }

    [Fact]
    public Task A_job_that_runs_on_counts_once_on_SQLite() => A_job_that_runs_on_counts_once();

    [PostgresFact]
    public async Task A_job_that_runs_on_counts_once_on_PostgreSQL()
    {
        await UsePostgresAsync();
        await A_job_that_runs_on_counts_once();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_submission_cut_off_counts_if_it_was_accepted(bool wasAccepted)
    {
        await CrashAtSubmissionAsync(1, wasAccepted);
        Assert.Equal(wasAccepted ? 1 : 0, Emulator.Ledger.Charges);

        await using Node next = await StartNodeAsync(1);
        if (!wasAccepted)
        {
            // Once it is known that it was not accepted, its amount is free until it is submitted again: another job may take it.
            await next.UntilAsync("order-0", VideoJobState.Completed);
        }

        await next.Jobs.EnqueueAsync("late", Request);
        await next.UntilAsync("order-0", VideoJobState.Completed);
        await UntilLimitedAsync(next, "late");

        Assert.Equal(1, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_lost_submission_counts_whose_lookup_was_refused()
    {
        Emulator.Faults.OnSubmit().DropAfterAccepting();
        Emulator.Faults.OnPoll().FromCall(2).Respond(401, """{"errors":[{"code":"invalidApiKey","message":"No."}]}""");
        NodeSetup setup = Setup(
            jobs => jobs.Configure(options => (options.RetryMaxDelay, options.NodeName) = (AnHour, "node")),
            jobs => jobs.UseSqlite(Folder.ConnectionString),
            configureClient: Spend(1),
            clock: ServiceClock);
        await using (Node node = await Node.StartAsync(setup))
        {
            await node.Jobs.EnqueueAsync("order-1", Request);
            VideoJob refused = await node.UntilAsync("order-1", job => job is { State: VideoJobState.Queued, LastError: not null });
            Assert.Equal((RunwareErrorCategory.Authentication, 1), (refused.LastError!.Category, Emulator.Ledger.Charges));
        }

        Emulator.Faults.Clear();
        await using Node next = await StartNodeAsync(1);
        await next.Jobs.EnqueueAsync("order-2", Request);
        await UntilLimitedAsync(next, "order-2");
    }

    [Fact]
    public async Task A_job_canceled_while_it_was_submitted_counts()
    {
        Emulator.Faults.OnSubmit().Call(1).Throttle(TimeSpan.FromSeconds(1));
        Emulator.Faults.OnSubmit().Call(2).DelayResponse(AnHour);
        await using (Node node = await StartNodeAsync(1))
        {
            await node.Jobs.EnqueueAsync("order-1", Request);
            await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
            Assert.True(await node.Jobs.CancelAsync("order-1"));
        }

        await using Node next = await StartNodeAsync(1);
        await next.Jobs.EnqueueAsync("order-2", Request);
        await UntilLimitedAsync(next, "order-2");
    }

    [Fact]
    public async Task A_job_that_costs_too_much_by_itself_holds_up_no_other()
    {
        await using Node node = await Node.StartAsync(Setup(
            jobs => jobs.Configure(options => (options.RetryMaxDelay, options.MaxRunningPerNode) = (AnHour, 1)),
            configureClient: options => options.Spending = new() { MaxPerRequest = Price }));
        await node.Jobs.EnqueueAsync("dear", Request.ToBuilder().WithResults(2).Build());
        await UntilLimitedAsync(node, "dear");

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);
    }

    [Fact]
    public async Task Jobs_that_were_never_sent_do_not_use_up_the_limit()
    {
        await CrashAtSubmissionAsync(4, wasAccepted: false);

        await using Node next = await StartNodeAsync(2);
        await next.Signals.UntilAsync(async () => (await ListAsync(next, VideoJobState.Completed)).Count == 2);
        await next.Signals.UntilAsync(async () => (await ListAsync(next, VideoJobState.Queued)).All(IsLimited));

        Assert.Equal(2, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_failed_job_costs_nothing_after_a_restart_either()
    {
        Emulator.Faults.OnGeneration().ForOperation(1).FailTask("providerError", "No.");
        await using (Node node = await StartNodeAsync(1))
        {
            await node.Jobs.EnqueueAsync("order-1", Request);
            await node.UntilAsync("order-1", VideoJobState.Failed);
        }

        await using Node next = await StartNodeAsync(1);
        await next.Jobs.EnqueueAsync("order-2", Request);
        await next.UntilAsync("order-2", VideoJobState.Completed);
        await next.Jobs.EnqueueAsync("order-3", Request);
        await UntilLimitedAsync(next, "order-3");
    }

    [Theory]
    [InlineData(2, null, 0.4)]
    [InlineData(1, null, null)]
    [InlineData(1, "providerError", 0.2)]
    [InlineData(1, "taskNotFound", null)]
    [InlineData(1, VideoJobFailureCodes.TimedOut, null)]
    [InlineData(2, VideoJobFailureCodes.TimedOut, 0.4)]
    public void A_cost_is_known_where_nothing_more_can_come(int videos, string? failure, double? cost)
    {
        var id = new VideoOperationId(Guid.NewGuid(), 2);
        VideoFailure[] failures = failure is null ? [] : [Wan25ModelFactory.VideoFailure(Wan25ModelFactory.RunwareError(failure, "No."))];
        VideoResult result = Wan25ModelFactory.VideoResult(
            id, Enumerable.Range(0, videos).Select(_ => Wan25ModelFactory.GeneratedVideo(id, Guid.NewGuid(), cost: 0.2m)), failures);

        Assert.Equal(
            (decimal?)cost,
            ConfigureSpendingHistory.FindCost(Wan25JobsModelFactory.VideoJob("order-1", Request, VideoJobState.Completed, result)));
    }

    [Fact]
    public async Task Nothing_is_ordered_while_the_history_cannot_be_read()
    {
        bool isReadable = false;
        NodeSetup setup = Setup(
            store: jobs => jobs.UseSqlite(Folder.ConnectionString), configure: Named(), clock: ServiceClock, configureClient: options =>
            {
                options.Spending = new()
                {
                    MaxTotal = Price,
                    History = (_, _) => isReadable
                        ? new([new SpendingRecord(new(Guid.NewGuid()), ServiceClock.GetUtcNow()) { Cost = 0.001m }])
                        : throw new InvalidOperationException("Not now."),
                };
            });
        await using Node node = await Node.StartAsync(setup);
        await node.Jobs.EnqueueAsync("order-1", Request);
        VideoJob waiting = await node.UntilAsync("order-1", job => job.LastError is not null);
        Assert.Equal((VideoJobFailureCodes.Unexpected, 0), (waiting.LastError!.Code, Emulator.Ledger.Charges));

        // The application's own history counts beside that of the jobs.
        isReadable = true;
        await UntilLimitedAsync(node, "order-1");
    }

    [PostgresFact]
    public async Task In_a_cluster_a_node_counts_what_it_has_spent_itself()
    {
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        _store = jobs => jobs.UsePostgres(connectionString).UseClustering();
        await using (Node one = await StartNodeAsync(1, "one"))
        {
            await one.Jobs.EnqueueAsync("order-1", Request);
            await one.UntilAsync("order-1", VideoJobState.Completed);
        }

        await using (Node two = await StartNodeAsync(1, "on"))
        {
            await two.Jobs.EnqueueAsync("order-2", Request);
            await two.UntilAsync("order-2", VideoJobState.Completed);
        }

        await using Node again = await StartNodeAsync(1, "one");
        await again.Jobs.EnqueueAsync("order-3", Request);
        await UntilLimitedAsync(again, "order-3");
    }

    [Fact]
    public async Task A_retention_shorter_than_the_window_is_refused()
    {
        NodeSetup setup = Setup(
            jobs => jobs.Configure(options => options.Retention = TimeSpan.FromMinutes(30)),
            configureClient: Spend(1),
            clock: ServiceClock);

        var thrown = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => Node.StartAsync(setup));

        Assert.Contains("Retention, 00:30:00", thrown.Message, StringComparison.Ordinal);
    }

    private async Task A_limit_holds_across_a_restart()
    {
        string limited;
        await using (Node node = await StartNodeAsync(2))
        {
            await node.Jobs.EnqueueAllAsync(Enumerable.Range(1, 3).ToDictionary(Key, _ => Request));
            await node.Signals.UntilAsync(async () => (await ListAsync(node, VideoJobState.Completed)).Count == 2);

            // They run at the same time: any of them may come last.
            IReadOnlyList<VideoJob> completed = await ListAsync(node, VideoJobState.Completed);
            limited = Enumerable.Range(1, 3).Select(Key).Except(completed.Select(job => job.Key)).Single();
            await UntilLimitedAsync(node, limited);
        }

        await using Node next = await StartNodeAsync(2);
        int attempts = (await next.Jobs.FindAsync(limited))!.Attempts;
        await next.UntilAsync(limited, job => job.Attempts > attempts + 1 && IsLimited(job));
        Assert.Equal(2, Emulator.Ledger.Charges);

        ServiceClock.Pass(AnHour);
        await next.UntilAsync(limited, VideoJobState.Completed);
        Assert.Equal(3, Emulator.Ledger.Charges);
    }

    private async Task A_job_that_runs_on_counts_once()
    {
        Emulator.Faults.OnGeneration().ForOperation(1).Take(TimeSpan.FromMinutes(20));
        Node node = await StartNodeAsync(2);
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync(
            "order-1", job => job.State == VideoJobState.Running && job.UpdatedAt > job.StartedAt && Emulator.Ledger.Charges == 1);
        await node.CrashAsync();

        await using Node next = await StartNodeAsync(2);
        await next.Jobs.EnqueueAsync("order-2", Request);
        await next.UntilAsync("order-2", VideoJobState.Completed);
        ServiceClock.Pass(TimeSpan.FromMinutes(20));
        await next.UntilAsync("order-1", VideoJobState.Completed);
        await next.Jobs.EnqueueAsync("order-3", Request);
        await UntilLimitedAsync(next, "order-3");

        Assert.Equal(2, Emulator.Ledger.Charges);
    }

    /// <summary>Ends a process while it submits jobs, before or after the service has seen them.</summary>
    private async Task CrashAtSubmissionAsync(int jobs, bool wasAccepted)
    {
        Node node = null!;
        int submissions = 0;
        var crashed = new TaskCompletionSource();
        node = Node.Create(Setup(
            Named(), jobs => jobs.UseSqlite(Folder.ConnectionString), service => new Interruption(service, wasAccepted, async () =>
            {
                if (Interlocked.Increment(ref submissions) == jobs)
                {
                    await node.CrashAsync();
                    crashed.SetResult();
                }
            }), Spend(jobs), ServiceClock));
        await node.StartAsync();
        await node.Jobs.EnqueueAllAsync(Enumerable.Range(0, jobs).ToDictionary(Key, _ => Request));
        await crashed.Task;
    }

    private Task<Node> StartNodeAsync(int videos, string name = "node") => Node.StartAsync(
        Setup(
            Named(name), _store ?? (jobs => jobs.UseSqlite(Folder.ConnectionString)), configureClient: Spend(videos), clock: ServiceClock));

    private static Action<Wan25JobsBuilder> Named(string name = "node") => jobs => jobs.Configure(
        options => (options.RetryMaxDelay, options.NodeName) = (TimeSpan.FromMilliseconds(200), name));

    private static Action<Wan25ClientOptions> Spend(int videos) =>
        options => options.Spending = new() { MaxTotal = videos * Price, Window = AnHour };

    private async Task UsePostgresAsync()
    {
        string connectionString = await postgres.Server.CreateDatabaseAsync();
        _store = jobs => jobs.UsePostgres(connectionString);
    }

    private static async Task UntilLimitedAsync(Node node, string key) => await node.UntilAsync(key, IsLimited);

    private static bool IsLimited(VideoJob job) =>
        job is { State: VideoJobState.Queued, LastError.Code: VideoJobFailureCodes.SpendingLimit };

    private static async Task<IReadOnlyList<VideoJob>> ListAsync(Node node, VideoJobState state) =>
        (await node.Jobs.ListAsync(new() { State = state })).Jobs;

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"order-{number}");

    /// <summary>Keeps submissions, or the responses to them, from arriving.</summary>
    private sealed class Interruption(HttpMessageHandler service, bool isAfter, Func<Task> then) : DelegatingHandler(service)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            if (!body.Contains("\"videoInference\"", StringComparison.Ordinal))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            if (isAfter)
            {
                await base.SendAsync(request, cancellationToken);
            }

            await then();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            throw new InvalidOperationException("The process is gone.");
        }
    }
}
