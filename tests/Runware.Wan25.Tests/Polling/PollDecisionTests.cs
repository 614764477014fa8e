using System.Net;
using Runware.Wan25.Polling;
using Runware.Wan25.Transport;
using PollBatch = Runware.Wan25.Polling.PollBatch;

namespace Runware.Wan25.Tests.Polling;

/// <summary>What a response means for an operation and for those who wait for it, and how it is polled next.</summary>
public sealed class PollDecisionTests : IDisposable
{
    private const string Nothing = """{"data":[]}""";

    private readonly VirtualTimeProvider _clock = new();
    private readonly TestSubscriptions _subscriptions;

    public PollDecisionTests() => _subscriptions = new(_clock);

    public void Dispose() => _subscriptions.Dispose();

    [Fact]
    public void A_response_about_it_is_signaled_and_so_is_its_end()
    {
        var operation = _subscriptions.Operation(1);

        Assert.Equal(
            SubscriptionSignal.Responded,
            Receive(operation, Responses.Data(Responses.Row(operation.TaskId, Responses.Processing))));
        Assert.Equal(SubscriptionSignal.Ended, Receive(operation, Responses.Data(ScriptedCall.Success(operation.TaskId))));
    }

    [Fact]
    public void Absence_is_signaled_where_the_response_covers_all()
    {
        var operation = _subscriptions.Operation(1);

        var silent = Decide(operation, Nothing);
        Assert.Equal((SubscriptionSignal.Responded, null), (silent.Signal, silent.Error));

        var failed = Decide(operation, Nothing, 502);
        Assert.Equal(SubscriptionSignal.None, failed.Signal);
        Assert.Contains("502", failed.Error!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_three_refusals_in_a_row_are_believed()
    {
        var operation = _subscriptions.Operation(1);

        Assert.Equal(
            [
                SubscriptionSignal.None, SubscriptionSignal.None, SubscriptionSignal.None, SubscriptionSignal.None, SubscriptionSignal.None,
                SubscriptionSignal.Refused
            ],
            new[] { 401, 403, 502, 401, 401, 401 }.Select(status => Decide(operation, null, status).Signal));
    }

    [Fact]
    public void A_response_about_it_resets_the_count_of_refusals()
    {
        var operation = _subscriptions.Operation(1);
        Decide(operation, null, 401);
        Decide(operation, null, 401);

        Assert.Equal(0, Decide(operation, Responses.Data(Responses.Row(operation.TaskId, Responses.Processing))).History.Refusals);
    }

    [Fact]
    public void What_a_batch_does_not_mention_is_polled_alone()
    {
        var operation = _subscriptions.Operation(1);

        Assert.Equal(
            4, Decide(operation, Nothing, others: [.. Enumerable.Range(2, 3).Select(n => _subscriptions.Operation(n))])
                .History.MissedInBatchOf);
        Assert.Equal(0, Decide(operation, Nothing).History.MissedInBatchOf);
    }

    [Theory]
    [InlineData(429, """{"errors":[{"code":"serviceOverloaded","retryAfter":60}]}""", 60)]
    [InlineData(500, """{"errors":[{"code":"serviceOverloaded","taskUUID":"00000000-0000-4000-9000-000000000001","retryAfter":60}]}""", 60)]
    [InlineData(200, """{"errors":[{"code":"serviceOverloaded","taskUUID":"00000000-0000-4000-9000-000000000001","retryAfter":60}]}""", 60)]
    [InlineData(200, """{"errors":[{"code":"inferenceError","taskUUID":"00000000-0000-4000-9000-000000000001","retryAfter":60}]}""", null)]
    [InlineData(
        400, """{"errors":[{"code":"invalidProviderContent","taskUUID":"00000000-0000-4000-9000-000000000001","retryAfter":60}]}""", null)]
    public void A_hint_counts_where_the_response_has_nothing_about_it(int status, string json, int? seconds) =>
        Assert.Equal(seconds, (int?)Decide(_subscriptions.Operation(1), json, status).RetryAfter?.TotalSeconds);

    [Theory]
    [InlineData(true, false, SubscriptionSignal.Responded)]
    [InlineData(false, false, SubscriptionSignal.None)]
    [InlineData(true, true, SubscriptionSignal.None)]
    internal void A_response_is_signaled_where_it_is_wanted_and_young_enough(bool wantsResponses, bool isOld, SubscriptionSignal expected)
    {
        var operation = _subscriptions.Operation(1);
        using var batch = Batch(operation);
        operation.InFlight = isOld ? batch : null;
        using var subscription = _subscriptions.Subscription(operation, wantsResponses: wantsResponses, pollsNow: true);

        Assert.Equal(
            expected,
            subscription.Receive(batch, Decide(batch, operation, Responses.Data(Responses.Row(operation.TaskId, Responses.Processing)))));
    }

    [Fact]
    public void An_end_is_signaled_however_old_the_response_is()
    {
        var operation = _subscriptions.Operation(1);
        using var batch = Batch(operation);
        operation.InFlight = batch;
        using var subscription = _subscriptions.Subscription(operation, wantsResponses: false, pollsNow: true);

        Assert.Equal(
            SubscriptionSignal.Ended,
            subscription.Receive(batch, Decide(batch, operation, Responses.Data(ScriptedCall.Success(operation.TaskId)))));
    }

    [Fact]
    public void Failed_polls_use_up_the_attempts_of_an_update_responses_do_not()
    {
        var operation = _subscriptions.Operation(1);
        using var batch = Batch(operation);
        using var subscription = _subscriptions.Subscription(operation, maxFailures: 2);
        using var wait = _subscriptions.Subscription(operation);

        Assert.Equal(SubscriptionSignal.None, subscription.Receive(batch, Decide(batch, operation, null, 502)));
        Assert.Equal(SubscriptionSignal.Responded, subscription.Receive(batch, Decide(batch, operation, Nothing)));
        Assert.Equal(SubscriptionSignal.None, wait.Receive(batch, Decide(batch, operation, null, 502)));
        Assert.Equal(SubscriptionSignal.Refused, subscription.Receive(batch, Decide(batch, operation, null, 502)));
    }

    [Theory]
    [InlineData(503, 5, typeof(RunwareApiException))]
    [InlineData(401, null, typeof(RunwareApiException))]
    [InlineData(503, null, typeof(RunwareConnectionException))]
    public void A_page_that_asks_to_wait_or_refuses_the_key_is_the_services_error(int status, int? delay, Type expected)
    {
        using var batch = Batch(_subscriptions.Operation(1));
        using var page = new ApiResponse
        {
            Status = (HttpStatusCode)status,
            RetryAfter = delay is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

        var error = PollError.Of(page, new Redactor("a-test-key-that-is-long"), batch)
            .ToException(new(Responses.TaskId(1)), SubmissionState.Unknown);

        Assert.Equal((expected, SubmissionState.Unknown), (error.GetType(), error.SubmissionState));
    }

    [Theory]
    [InlineData(60, 120, SubscriptionSignal.None)]
    [InlineData(61, 120, SubscriptionSignal.Refused)]
    [InlineData(30, 20, SubscriptionSignal.Refused)]
    internal void A_hint_beyond_its_limit_ends_an_update(int hint, int timeout, SubscriptionSignal expected)
    {
        var operation = _subscriptions.Operation(1);
        using var batch = Batch(operation);
        using var update = _subscriptions.Subscription(operation, TimeSpan.FromSeconds(timeout), pollsNow: true, maxFailures: 5);
        using var wait = _subscriptions.Subscription(operation, TimeSpan.FromSeconds(timeout));
        var decision = Decide(batch, operation, $$"""{"errors":[{"code":"serviceOverloaded","retryAfter":{{hint}}}]}""", 429);

        Assert.Equal(expected, update.Receive(batch, decision));
        Assert.Equal(SubscriptionSignal.None, wait.Receive(batch, decision));
    }

    private PollBatch Batch(params List<PolledOperation> operations) => new(operations) { SentAt = _clock.GetTimestamp() };

    private SubscriptionSignal Receive(PolledOperation operation, string json)
    {
        using var batch = Batch(operation);
        return operation.SubscriptionAt(0).Receive(batch, Decide(batch, operation, json));
    }

    private PollDecision Decide(PolledOperation operation, string? json, int? status = 200, params PolledOperation[] others)
    {
        using var batch = Batch([operation, .. others]);
        return Decide(batch, operation, json, status);
    }

    private PollDecision Decide(PollBatch batch, PolledOperation operation, string? json, int? status = 200)
    {
        var decision = PollDecision.For(operation, batch, batch.Apply(_clock, json, status));
        operation.History = decision.History;
        return decision;
    }
}
