using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

/// <summary>What a webhook does for those who wait, and all that it cannot do.</summary>
public class WebhookStoryTests
{
    [Fact]
    public async Task A_video_is_delivered_when_it_is_ready()
    {
        await using var app = await WebApp.StartAsync();
        var (operation, wait) = await app.OrderAsync();

        app.Finish();
        var result = await WebApp.SoonAsync(wait);

        Assert.Equal(operation.Id, result.OperationId);
        Assert.True(result.IsComplete);
        Assert.Equal(WebApp.GenerationTime, app.Clock.Elapsed);
        Assert.Equal(1, app.Emulator.Ledger.Requests.Polls);
    }

    [Fact]
    public async Task Several_results_arrive_one_by_one_and_failures_too()
    {
        await using var app = await WebApp.StartAsync(
            setup => setup.Emulator.GenerationTime = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(13)));
        app.Emulator.Faults.OnGeneration().FailResult(2, "providerError", "No luck.");
        var (operation, wait) = await app.OrderAsync(results: 3);

        // Each result ends in a second of its own.
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        for (var ended = 1; ended <= 3; ended++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await WebApp.SoonAsync(() => app.Emulator.Ledger.OutgoingCalls.Count == ended);
        }

        // What arrives within a second of the poll before it is asked for at the end of that second.
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var result = await WebApp.SoonAsync(wait);
        Assert.Equal((2, 1), (result.Videos.Count, result.Failures.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("}{ not json \0")]
    [InlineData("""{"taskUUID":"11111111-1111-4111-8111-111111111111","status":"error","code":"providerError"}""")]
    public async Task Whatever_the_body_says_only_the_service_is_believed(string body)
    {
        await using var app = await WebApp.StartAsync();
        var (operation, wait) = await app.OrderAsync();

        Assert.Equal(204, await app.PostAsync(app.WebhookPathOf(operation), new StringContent(body)));
        await WebApp.SoonAsync(() => operation.Status == VideoStatus.Processing);

        Assert.False(wait.IsCompleted);
    }

    [Fact]
    public async Task A_success_with_a_foreign_URL_changes_nothing()
    {
        await using var app = await WebApp.StartAsync();
        var (operation, wait) = await app.OrderAsync();
        var lie = $$"""
            {"taskType":"videoInference","taskUUID":"{{operation.Id.TaskId}}","status":"success","videoUUID":"{{Guid.NewGuid()}}",
             "videoURL":"https://evil.example.com/malware.mp4","cost":0}
            """;

        Assert.Equal(204, await app.PostAsync(app.WebhookPathOf(operation), new StringContent(lie, Encoding.UTF8, "application/json")));
        await WebApp.SoonAsync(() => operation.Status == VideoStatus.Processing);
        Assert.Null(operation.Result);

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        app.Finish();
        var result = await WebApp.SoonAsync(wait);
        Assert.Equal(app.Emulator.Endpoint.Host, result.Videos[0].Url!.Host);
        Assert.Equal(app.Emulator.Ledger.Amount, result.TotalCost);
    }

    [Fact]
    public async Task A_webhook_that_comes_before_the_wait_or_after_the_end_is_harmless()
    {
        await using var app = await WebApp.StartAsync(
            setup => setup.Client = options => options.Polling.FirstDelay = TimeSpan.FromSeconds(2));
        var operation = await app.Client.SubmitAsync(VideoRequest.FromText("A fjord").Build());
        app.Finish();
        await WebApp.SoonAsync(() => app.Emulator.Ledger.OutgoingCalls.Count == 1);
        Assert.Equal(0, app.Emulator.Ledger.Requests.Polls);

        // A wait that begins later than the first poll would have been due polls at once.
        Assert.True((await WebApp.SoonAsync(operation.WaitForCompletionAsync())).IsComplete);

        Assert.Equal(204, await app.PostAsync(app.WebhookPathOf(operation)));
        Assert.Equal(1, app.Emulator.Ledger.Requests.Polls);
    }

    [Fact]
    public async Task A_webhook_that_overtakes_its_row_leaves_the_polling_as_it_is()
    {
        await using var app = await WebApp.StartAsync(setup => setup.Client = options =>
        {
            options.Polling.FirstDelay = TimeSpan.FromSeconds(2);
            options.Polling.MaxDelay = TimeSpan.FromSeconds(10);
        });
        app.Emulator.Faults.OnGeneration().AppearAfter(WebApp.GenerationTime + TimeSpan.FromSeconds(5));
        var (_, wait) = await app.OrderAsync();

        app.Finish();
        await WebApp.SoonAsync(() => app.Emulator.Ledger.OutgoingCalls.Count == 1);
        Assert.False(wait.IsCompleted);

        Assert.True((await app.Clock.RunAsync(wait)).IsComplete);
        Assert.Equal(204, app.Emulator.Ledger.OutgoingCalls.Single().Status);
    }

    [Fact]
    public async Task A_webhook_for_an_operation_that_nobody_waits_for_here_sends_nothing()
    {
        await using var app = await WebApp.StartAsync();
        var operation = await app.Client.SubmitAsync(VideoRequest.FromText("A fjord").Build());
        var before = app.Emulator.Ledger.Requests.All;

        for (var replay = 0; replay < 100; replay++)
        {
            Assert.Equal(204, await app.PostAsync(app.WebhookPathOf(operation)));
        }

        Assert.Equal(before, app.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task Keyed_clients_are_served_by_the_same_webhooks()
    {
        await using var app = await WebApp.StartAsync(
            setup => setup.Services = (services, emulator) => services.AddKeyedWan25("studio", options =>
            {
                options.ApiKey = "studio-key";
                options.Endpoint = emulator.Endpoint;
                options.Polling.FirstDelay = options.Polling.MaxDelay = TimeSpan.FromHours(1);
                options.CompletionTimeout = TimeSpan.FromDays(2);
            }).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler));
        var studio = app.Host.Services.GetRequiredKeyedService<IWan25Client>("studio");
        var wait = (await studio.SubmitAsync(VideoRequest.FromText("A fjord").Build())).WaitForCompletionAsync();

        app.Finish();

        Assert.True((await WebApp.SoonAsync(wait)).IsComplete);
    }

    [Fact]
    public async Task What_the_application_says_itself_wins()
    {
        var own = new Uri("https://own.example.com/hook");
        await using var app = await WebApp.StartAsync(setup => setup.Client = options => options.WebhookUrlFactory = _ => own);

        var byClient = await app.Client.SubmitAsync(VideoRequest.FromText("A fjord").Build());
        var byRequest = await app.Client.SubmitAsync(
            VideoRequest.FromText("A fjord").WithWebhook(new("https://own.example.com/other")).Build());

        Assert.Equal("/hook", app.WebhookPathOf(byClient));
        Assert.Equal("/other", app.WebhookPathOf(byRequest));
    }
}
