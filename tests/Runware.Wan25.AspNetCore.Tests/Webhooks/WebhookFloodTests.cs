using Runware.Wan25.Emulator;

namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

/// <summary>A token can be used again by whoever has seen it. That must cost nothing worth mentioning.</summary>
public class WebhookFloodTests
{
    private const int Replays = 2000;

    [Fact]
    public async Task A_flood_of_good_tokens_is_a_handful_of_requests()
    {
        await using var app = await WebApp.StartAsync();
        app.Emulator.Faults.OnGeneration().NeverFinish();
        var (operation, _) = await app.OrderAsync();
        var path = app.WebhookPathOf(operation);

        await Parallel.ForAsync(0, Replays, async (_, _) => Assert.Equal(204, await app.PostAsync(path)));

        // The clock stands still, so one poll is allowed; the next is due in a second.
        await WebApp.SoonAsync(() => app.Emulator.Ledger.Requests.Polls > 0);
        Assert.Equal(1, app.Emulator.Ledger.Requests.Polls);
    }

    [Fact]
    public async Task A_lasting_flood_causes_one_poll_per_second()
    {
        await using var app = await WebApp.StartAsync();
        app.Emulator.Faults.OnGeneration().NeverFinish();
        var (operation, _) = await app.OrderAsync();
        var path = app.WebhookPathOf(operation);

        for (var second = 0; second < 10; second++)
        {
            await Parallel.ForAsync(0, 100, async (_, _) => await app.PostAsync(path));
            await WebApp.SoonAsync(() => app.Emulator.Ledger.Requests.Polls > second);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(app.Emulator.Ledger.Requests.Polls, 10, 12);
    }

    [Fact]
    public async Task Webhooks_of_many_operations_share_polls()
    {
        await using var app = await WebApp.StartAsync();
        var waits = new List<Task<VideoResult>>();
        for (var order = 0; order < 200; order++)
        {
            waits.Add((await app.OrderAsync()).Wait);
        }

        app.Emulator.Faults.OnPoll().Delay(TimeSpan.FromSeconds(1));
        app.Finish();

        // At most eight polls are in flight, and the service takes a second for each: the other webhooks arrive meanwhile.
        await WebApp.SoonAsync(() => app.Emulator.Ledger.OutgoingCalls.Count == 200);
        await app.Clock.RunAsync(Task.WhenAll(waits));

        Assert.Equal(200, app.Emulator.Ledger.Charges);
        Assert.InRange(app.Emulator.Ledger.Requests.PollPosts, 1, 12);
    }

    [Fact]
    public async Task Duplicates_and_late_ones_after_the_end_cost_nothing()
    {
        await using var app = await WebApp.StartAsync();
        app.Emulator.Faults.OnOutgoing().Repeat(20);
        var (operation, wait) = await app.OrderAsync();
        app.Finish();
        await WebApp.SoonAsync(wait);
        await WebApp.SoonAsync(() => app.Emulator.Ledger.OutgoingCalls.Count == 20);
        var polls = app.Emulator.Ledger.Requests.Polls;

        await Parallel.ForAsync(0, Replays, async (_, _) => await app.PostAsync(app.WebhookPathOf(operation)));

        Assert.Equal(1, polls);
        Assert.Equal(polls, app.Emulator.Ledger.Requests.Polls);
        Assert.Equal(1, app.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Every_call_is_counted_by_what_became_of_it()
    {
        await using var app = await WebApp.StartAsync(setup => setup.Webhooks = options => options.MaxBodySize = 10);
        // The emulator's own webhooks would be counted with the test's.
        app.Emulator.Faults.OnGeneration().NeverFinish();
        using var calls = app.Host.Services.CollectWebhooks();
        var (waited, _) = await app.OrderAsync();
        var unwaited = await app.Client.SubmitAsync(VideoRequest.FromText("A fjord").Build());

        await app.PostAsync(app.WebhookPathOf(waited));
        await app.PostAsync(app.WebhookPathOf(unwaited));
        await app.PostAsync($"{WebApp.Pattern}/forged");
        await app.PostAsync(app.WebhookPathOf(waited), new ByteArrayContent(new byte[11]));

        var path = app.WebhookPathOf(unwaited);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.PostAsync(path);

        Assert.Equal(
            [("nudged", 1), ("not_waited_for", 1), ("invalid_token", 1), ("too_large", 1), ("expired", 1)], calls.Outcomes());
    }
}
