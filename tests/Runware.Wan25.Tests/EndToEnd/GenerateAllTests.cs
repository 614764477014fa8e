
namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>A sequence of requests, and what becomes of each.</summary>
[Collection(ClockDriven.Name)]
public class GenerateAllTests
{
    [Fact]
    public async Task Each_request_has_one_outcome_in_the_order_in_which_they_end()
    {
        await using var service = new CrowdedService(4);
        var client = service.CreateClient();

        var outcomes = await service.Clock.RunAsync(
            ReadAsync(client.GenerateAllAsync(Enumerable.Range(0, 40).Select(CrowdedService.Request))));

        Assert.Equal(Enumerable.Range(0, 40), outcomes.Select(outcome => outcome.Index).Order());
        Assert.All(
            outcomes, outcome => Assert.Equal((true, $"Lighthouse {outcome.Index}"), (outcome.Result!.IsComplete, outcome.Request.Prompt)));
        Assert.All(outcomes, outcome => Assert.Equal(outcome.Result!.OperationId, outcome.OperationId));
        Assert.Equal(40, service.Ledger.Charges);

        // 40 videos of two minutes, four at a time, are 20 minutes.
        Assert.InRange(service.Refusals, 1, 40);
        Assert.InRange(service.Clock.Elapsed, TimeSpan.FromMinutes(16), TimeSpan.FromMinutes(28));
    }

    [Fact]
    public async Task The_sequence_is_read_as_there_is_room()
    {
        await using var service = new CrowdedService(3);
        var client = service.CreateClient();
        var taken = 0;
        var maxAhead = 0;
        IEnumerable<VideoRequest> Requests()
        {
            for (var index = 0; index < 30; index++)
            {
                Interlocked.Increment(ref taken);
                yield return CrowdedService.Request(index);
            }
        }

        await service.Clock.RunAsync(ReadAsync(
            client.GenerateAllAsync(Requests()),
            outcomes => maxAhead = Math.Max(maxAhead, Volatile.Read(ref taken) - outcomes)));

        Assert.Equal(30, taken);

        // The first window, and the two that stand ready.
        Assert.InRange(maxAhead, 3, 18);
    }

    [Fact]
    public async Task While_nobody_reads_the_outcomes_no_more_requests_are_taken()
    {
        await using var service = new CrowdedService(4);
        var client = service.CreateClient();
        var taken = 0;
        IEnumerable<VideoRequest> Requests()
        {
            for (var index = 0; index < 150; index++)
            {
                Interlocked.Increment(ref taken);
                yield return CrowdedService.Request(index);
            }
        }

        await using var outcomes = client.GenerateAllAsync(Requests()).GetAsyncEnumerator();
        Assert.True(await service.Clock.RunAsync(outcomes.MoveNextAsync().AsTask()));
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromHours(1), service.Clock));
        var takenBefore = Volatile.Read(ref taken);
        var read = 1 + await service.Clock.RunAsync(CountRestAsync());

        // The one that was read, the 64 that are kept, those that ran beside them, and the two that stand ready.
        Assert.InRange(takenBefore, 65, 85);
        Assert.Equal((150, 150), (taken, read));

        async Task<int> CountRestAsync()
        {
            var count = 0;
            while (await outcomes.MoveNextAsync())
            {
                count++;
            }

            return count;
        }
    }

    [Fact]
    public async Task A_failure_concerns_its_own_request_only()
    {
        await using var service = new CrowdedService(2);
        service.Emulator.Faults.OnGeneration().ForOperation(3).FailTask("providerError", "No.");
        var client = service.CreateClient();

        var outcomes = await service.Clock.RunAsync(
            ReadAsync(client.GenerateAllAsync(Enumerable.Range(0, 8).Select(CrowdedService.Request))));

        var failed = Assert.Single(outcomes, outcome => outcome.Result is null);
        Assert.IsType<VideoGenerationFailedException>(failed.Exception);
        Assert.Equal(((VideoGenerationFailedException)failed.Exception).OperationId, failed.OperationId);
        Assert.Equal(8, outcomes.Count);
    }

    [Fact]
    public async Task The_time_limit_of_each_counts_from_its_admission()
    {
        await using var service = new CrowdedService(1);
        var client = service.CreateClient(options => options.CompletionTimeout = TimeSpan.FromMinutes(5));

        var outcomes = await service.Clock.RunAsync(
            ReadAsync(client.GenerateAllAsync(Enumerable.Range(0, 8).Select(CrowdedService.Request))));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Exception));
        Assert.InRange(service.Clock.Elapsed, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(25));
    }

    [Fact]
    public async Task Waiting_while_others_hold_the_capacity_uses_up_no_time()
    {
        await using var service = new CrowdedService(null);
        service.Emulator.Faults.OnSubmit().Calls(1, 20).RefuseAsOverloaded(TimeSpan.FromMinutes(1));
        var client = service.CreateClient(options => options.CompletionTimeout = TimeSpan.FromMinutes(5));

        var outcomes = await service.Clock.RunAsync(
            ReadAsync(client.GenerateAllAsync(Enumerable.Range(0, 3).Select(CrowdedService.Request))));

        Assert.Equal(3, outcomes.Count(outcome => outcome.Exception is null));
        Assert.InRange(service.Clock.Elapsed, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task Canceling_gives_what_was_begun_with_its_id_and_then_throws()
    {
        await using var service = new CrowdedService(2);
        var client = service.CreateClient();
        using var cancellation = new CancellationTokenSource();
        var outcomes = new List<VideoOutcome>();
        async Task RunAsync()
        {
            await foreach (var outcome in client.GenerateAllAsync(
                Enumerable.Range(0, 100).Select(CrowdedService.Request),
                cancellationToken: cancellation.Token))
            {
                outcomes.Add(outcome);
                if (outcomes.Count == 3)
                {
                    await cancellation.CancelAsync();
                }
            }
        }

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Clock.RunAsync(RunAsync()));

        Assert.Equal(cancellation.Token, error.CancellationToken);
        var canceled = outcomes.Skip(3).Where(outcome => outcome.Exception is not null).ToList();
        Assert.All(canceled, outcome =>
        {
            var exception = Assert.IsType<VideoWaitCanceledException>(outcome.Exception);
            Assert.Equal((cancellation.Token, exception.OperationId), (exception.CancellationToken, outcome.OperationId));
        });
        var states = canceled.ConvertAll(outcome => ((VideoWaitCanceledException)outcome.Exception!).SubmissionState);
        var charged = outcomes.Count - canceled.Count + states.Count(state => state == SubmissionState.Accepted);

        // What was on its way may have been accepted.
        Assert.InRange(service.Ledger.Charges, charged, charged + states.Count(state => state == SubmissionState.Unknown));
        Assert.InRange(service.Ledger.Charges, 3, 6);
    }

    [Fact]
    public async Task Leaving_the_loop_stops_the_rest()
    {
        await using var service = new CrowdedService(2);

        await AssertThatLeavingStopsTheRestAsync(
            service, service.CreateClient(), Enumerable.Range(0, 100).Select(CrowdedService.Request));
    }

    [Fact]
    public async Task Leaving_the_loop_ends_what_was_begun_although_a_callback_throws()
    {
        await using var service = new CrowdedService(2);
        var client = service.CreateClient(options => options.OnSubmitting = ThrowingCallback.RegisterAsync);

        await AssertThatLeavingStopsTheRestAsync(service, client, Enumerable.Range(0, 100).Select(CrowdedService.Keyed));
    }

    [Fact]
    public async Task A_sequence_that_throws_does_so_after_what_runs()
    {
        await using var service = new CrowdedService(4);
        var client = service.CreateClient();
        static IEnumerable<VideoRequest> Requests()
        {
            for (var index = 0; index < 3; index++)
            {
                yield return CrowdedService.Request(index);
            }

            throw new InvalidDataException("Line 4 is no prompt.");
        }

        var outcomes = new List<VideoOutcome>();
        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => service.Clock.RunAsync(ReadAsync(client.GenerateAllAsync(Requests()), into: outcomes)));

        Assert.Equal("Line 4 is no prompt.", error.Message);
        Assert.Equal(3, outcomes.Count(outcome => outcome.Result is { IsComplete: true }));
    }

    [Fact]
    public async Task Run_again_with_keys_it_joins_what_was_paid_for()
    {
        await using var service = new CrowdedService(3);
        var requests = Enumerable.Range(0, 12).Select(CrowdedService.Keyed).ToList();
        var first = service.CreateClient();
        async Task BreakOffAsync()
        {
            await foreach (var outcome in first.GenerateAllAsync(requests))
            {
                if (outcome.Index >= 4)
                {
                    break;
                }
            }
        }

        await service.Clock.RunAsync(BreakOffAsync());
        first.Dispose();
        var outcomes = await service.Clock.RunAsync(ReadAsync(service.CreateClient().GenerateAllAsync(requests)));

        Assert.Equal(12, outcomes.Count(outcome => outcome.Result is { IsComplete: true }));
        Assert.Equal(12, service.Ledger.Charges);
    }

    [Fact]
    public async Task It_can_be_enumerated_again_and_checks_its_arguments_at_once()
    {
        await using var service = new CrowdedService(null);
        var client = service.CreateClient();
        Assert.Throws<ArgumentNullException>(() => client.GenerateAllAsync(null!));
        var twice = client.GenerateAllAsync([CrowdedService.Request()]);

        await service.Clock.RunAsync(ReadAsync(twice));
        await service.Clock.RunAsync(ReadAsync(twice));

        Assert.Equal(2, service.Ledger.Charges);
        client.Dispose();
        Assert.Throws<ObjectDisposedException>(() => client.GenerateAllAsync([CrowdedService.Request()]));
    }

    [Fact]
    public async Task Disposing_the_client_ends_it_as_a_cancellation_does()
    {
        await using var service = new CrowdedService(1);
        var client = service.CreateClient();
        var outcomes = new List<VideoOutcome>();
        var reading = ReadAsync(client.GenerateAllAsync(Enumerable.Range(0, 10).Select(CrowdedService.Request)), into: outcomes);
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromSeconds(20), service.Clock));

        client.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Clock.RunAsync(reading));
        Assert.All(outcomes, outcome => Assert.IsType<VideoWaitCanceledException>(outcome.Exception));
        Assert.Contains(outcomes, outcome => ((VideoWaitCanceledException)outcome.Exception!).SubmissionState == SubmissionState.Accepted);
    }

    private static async Task AssertThatLeavingStopsTheRestAsync(
        CrowdedService service, Wan25Client client, IEnumerable<VideoRequest> requests)
    {
        async Task RunAsync()
        {
            await foreach (var outcome in client.GenerateAllAsync(requests))
            {
                Assert.NotNull(outcome.Result);
                break;
            }
        }

        await service.Clock.RunAsync(RunAsync());
        var charges = service.Ledger.Charges;
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromMinutes(30), service.Clock));

        Assert.InRange(charges, 1, 4);
        Assert.Equal(charges, service.Ledger.Charges);
        Assert.Equal(0, service.Clock.ActiveTimers);
    }

    private static async Task<List<VideoOutcome>> ReadAsync(
        IAsyncEnumerable<VideoOutcome> outcomes, Action<int>? onOutcome = null, List<VideoOutcome>? into = null)
    {
        into ??= [];
        await foreach (var outcome in outcomes)
        {
            onOutcome?.Invoke(into.Count);
            into.Add(outcome);
        }

        return into;
    }
}
