using System.Collections.Concurrent;

namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>What a client may spend is never exceeded, whatever is ordered at once, and what was not charged can be spent again.</summary>
[Collection(ClockDriven.Name)]
public class SpendingTests
{
    // 720p, five seconds.
    private const decimal Price = 0.473m;

    [Fact]
    public async Task A_hundred_orders_at_once_stay_within_the_total()
    {
        await using var service = new CrowdedService(4);
        var client = service.CreateClient(options => options.Spending.MaxTotal = 10);

        var orders = Enumerable.Range(0, 100).Select(index => client.GenerateAsync(CrowdedService.Request(index))).ToList();
        await service.Clock.RunAsync(Task.WhenAll(orders).ContinueWith(_ => { }, TaskScheduler.Default));

        Assert.Equal((21, 21 * Price), (service.Ledger.Charges, service.Ledger.Amount));
        Assert.Equal(21, orders.Count(order => order.IsCompletedSuccessfully));
        var errors = orders.Where(order => order.IsFaulted)
            .Select(order => Assert.IsType<SpendingLimitException>(order.Exception!.InnerException))
            .ToList();
        Assert.Equal(79, errors.Count);
        Assert.All(
            errors,
            error => Assert.Equal((Price, 10m, SubmissionState.NotSent), (error.EstimatedCost, error.Limit, error.SubmissionState)));
        Assert.All(errors, error => Assert.InRange(error.Spent, 10 - Price, 10));
    }

    [Fact]
    public async Task A_request_that_costs_too_much_is_not_sent()
    {
        await using var service = new CrowdedService(null);
        var client = service.CreateClient(options => options.Spending.MaxPerRequest = 1);

        var error = await Assert.ThrowsAsync<SpendingLimitException>(
            () => client.SubmitAsync(
                VideoRequest.FromText("Any").WithResolution(VideoResolution.P480).WithDuration(VideoDuration.TenSeconds).Build()));

        // 480p has no published price, so that it counts as the dearest.
        Assert.Equal((1.476m, 1m, 0), (error.EstimatedCost, error.Limit, service.Ledger.Requests.All));
        Assert.NotNull(error.OperationId);
    }

    [Fact]
    public async Task Real_costs_and_failures_make_room_for_more()
    {
        await using var service = new CrowdedService(null);
        service.Emulator.Faults.OnGeneration().ForOperation(1).FailTask("providerError", "No.");
        var client = service.CreateClient(options => options.Spending.MaxTotal = 0.8m);
        var cheap = VideoRequest.FromText("Any").WithResolution(VideoResolution.P480).Build();

        // Fails, and costs nothing; then 480p, estimated at 0.738 and charged at 0.2365.
        await Assert.ThrowsAsync<VideoGenerationFailedException>(
            () => service.Clock.RunAsync(client.GenerateAsync(CrowdedService.Request())));
        await service.Clock.RunAsync(client.GenerateAsync(cheap));
        await service.Clock.RunAsync(client.GenerateAsync(CrowdedService.Request()));

        var error = await Assert.ThrowsAsync<SpendingLimitException>(() => client.GenerateAsync(CrowdedService.Request()));
        Assert.Equal(0.2365m + Price, error.Spent);
    }

    [Fact]
    public async Task A_refusal_and_a_canceled_wait_for_room_leave_nothing_reserved()
    {
        await using var service = new CrowdedService(1);
        service.Emulator.Faults.OnSubmit().ForOperation(1).RefuseForCredits();
        var client = service.CreateClient(options => options.Spending.MaxTotal = 2 * Price);
        await Assert.ThrowsAsync<RunwareApiException>(() => service.Clock.RunAsync(client.GenerateAsync(CrowdedService.Request())));
        var running = client.GenerateAsync(CrowdedService.Request(1));
        using var cancellation = new CancellationTokenSource();
        var waiting = client.GenerateAsync(CrowdedService.Request(2), cancellation.Token);
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromSeconds(5), service.Clock));
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => waiting);

        await service.Clock.RunAsync(Task.WhenAll(running, client.GenerateAsync(CrowdedService.Request(3))));

        Assert.Equal(2, service.Ledger.Charges);
    }

    [Fact]
    public async Task What_was_paid_for_is_joined_whatever_was_spent()
    {
        await using var service = new CrowdedService(null);
        var client = service.CreateClient(options => options.Spending.MaxTotal = Price);
        var request = CrowdedService.Keyed(1);

        var results = await service.Clock.RunAsync(Task.WhenAll(client.GenerateAsync(request), client.GenerateAsync(request)));
        results = [.. results, await service.Clock.RunAsync(client.GenerateAsync(request))];

        Assert.All(results, result => Assert.True(result.IsComplete));
        Assert.Equal(1, service.Ledger.Charges);
        await Assert.ThrowsAsync<SpendingLimitException>(() => client.GenerateAsync(CrowdedService.Request()));
    }

    [Fact]
    public async Task The_total_holds_within_its_window()
    {
        await using var service = new CrowdedService(null);
        var client = service.CreateClient(options => options.Spending = new() { MaxTotal = Price, Window = TimeSpan.FromHours(1) });
        await service.Clock.RunAsync(client.GenerateAsync(CrowdedService.Request()));
        await Assert.ThrowsAsync<SpendingLimitException>(() => client.GenerateAsync(CrowdedService.Request()));

        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromHours(1), service.Clock));

        Assert.True((await service.Clock.RunAsync(client.GenerateAsync(CrowdedService.Request()))).IsComplete);
    }

    [Fact]
    public async Task The_next_client_counts_what_the_one_before_it_has_spent()
    {
        await using var service = new CrowdedService(4);
        var ordered = new ConcurrentQueue<SpendingRecord>();
        ValueTask<IReadOnlyList<SpendingRecord>> Read(DateTimeOffset from, CancellationToken cancellationToken) => new([.. ordered]);
        for (var life = 0; life < 3; life++)
        {
            var client = service.CreateClient(options =>
            {
                options.Spending = new() { MaxTotal = 10, Window = TimeSpan.FromDays(1), History = Read };
                options.OnSubmitting = (id, _) =>
                {
                    ordered.Enqueue(new(id, service.Clock.GetUtcNow()) { EstimatedCost = Price });
                    return default;
                };
            });
            var orders =
                Enumerable.Range(0, life == 0 ? 15 : 100).Select(index => client.GenerateAsync(CrowdedService.Request(index))).ToList();
            await service.Clock.RunAsync(Task.WhenAll(orders).ContinueWith(_ => { }, TaskScheduler.Default));
            client.Dispose();
        }

        Assert.Equal((21, 21 * Price), (service.Ledger.Charges, service.Ledger.Amount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_may_run_since_an_earlier_life_is_joined_and_counts(bool lookupsFail)
    {
        var clock = new VirtualTimeProvider();
        var request = CrowdedService.Keyed(1);
        using var service = new ScriptedService()
            .Script(
                "getResponse",
                call => lookupsFail
                    ? call.Error("internalError", 503)
                    : call.Rows(id => $$"""{"taskType":"getResponse","taskUUID":"{{id}}","status":"processing"}"""))
            .Script("videoInference", call => call.Conflict());
        using var client = service.CreateClient(clock, options => options.Spending = new()
        {
            MaxTotal = Price,
            History = (_, _) => new([new SpendingRecord(new(request.TaskId!.Value), clock.GetUtcNow()) { EstimatedCost = Price }]),
        });

        await clock.RunAsync(client.SubmitAsync(request));

        var error = await Assert.ThrowsAsync<SpendingLimitException>(() => client.SubmitAsync(CrowdedService.Request()));
        Assert.Equal((Price, 1), (error.Spent, service.Submits.Count));
    }

    [Fact]
    public async Task Without_its_history_a_client_orders_nothing_and_says_why()
    {
        await using var service = new CrowdedService(null);
        var client = service.CreateClient(
            options => options.Spending = new() { MaxTotal = 10, History = (_, _) => throw new IOException("No database.") });

        await Assert.ThrowsAsync<IOException>(() => client.GenerateAsync(CrowdedService.Request()));
        await Assert.ThrowsAsync<IOException>(() => service.Clock.RunAsync(client.SubmitAsync(CrowdedService.Keyed(1))));

        Assert.Equal(0, service.Ledger.TaskCount);
    }
}
