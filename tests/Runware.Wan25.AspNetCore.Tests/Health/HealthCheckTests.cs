using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.AspNetCore.Tests.Health;

/// <summary>The check proves endpoint and key, spends nothing, and a storm of probes is one ping.</summary>
public class HealthCheckTests
{
    [Fact]
    public async Task A_service_that_responds_is_healthy_and_nothing_is_spent()
    {
        await using var app = await StartAsync();

        var report = await ReportAsync(app);

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(["ready"], report.Entries["wan25"].Tags);
        Assert.Equal((0, 1), (app.Emulator.Ledger.Charges, app.Emulator.Ledger.Requests.All));
    }

    [Fact]
    public async Task A_refused_key_is_reported_without_the_key()
    {
        await using var app = await StartAsync(emulator => emulator.ApiKey = "another");

        var entry = (await ReportAsync(app)).Entries["wan25"];

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("The video service does not accept the API key.", entry.Description);
        Assert.DoesNotContain("test-key", entry.Exception!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_out_of_reach_is_reported_as_the_application_wants_it()
    {
        await using var app = await StartAsync(client: options => options.Retry.MaxAttempts = 1);
        app.Emulator.Faults.OnAnyRequest().FailToConnect();

        var entry = (await ReportAsync(app)).Entries["wan25"];

        Assert.Equal((HealthStatus.Degraded, "The video service cannot be reached."), (entry.Status, entry.Description));
    }

    [Fact]
    public async Task A_silent_service_is_unhealthy_at_the_timeout_of_the_check()
    {
        await using var app = await StartAsync();
        app.Emulator.Faults.OnAnyRequest().Delay(TimeSpan.FromHours(1));
        var report = ReportAsync(app);

        await app.Clock.RunAsync(report);

        Assert.StartsWith(
            "The video service does not respond in time.", (await report).Entries["wan25"].Description, StringComparison.Ordinal);
        Assert.True(app.Clock.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_storm_of_probes_is_one_ping_and_news_is_seen_after_five_seconds()
    {
        await using var app = await StartAsync();

        await Parallel.ForAsync(0, 500, async (_, _) => await ReportAsync(app));
        Assert.Equal(1, app.Emulator.Ledger.Requests.All);

        app.Emulator.Faults.OnAnyRequest().Respond(403, """{"errors":[{"code":"forbidden","message":"no"}]}""");
        app.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(HealthStatus.Healthy, (await ReportAsync(app)).Status);
        app.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(HealthStatus.Degraded, (await ReportAsync(app)).Status);
    }

    [Fact]
    public async Task A_probe_that_gives_up_does_not_end_the_ping_of_the_others()
    {
        await using var app = await StartAsync();
        app.Emulator.Faults.OnAnyRequest().Delay(TimeSpan.FromSeconds(3));
        using var hurry = new CancellationTokenSource();
        var service = app.Host.Services.GetRequiredService<HealthCheckService>();
        var hurried = service.CheckHealthAsync(hurry.Token);
        var patient = service.CheckHealthAsync();

        await hurry.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hurried);

        Assert.Equal(HealthStatus.Healthy, (await app.Clock.RunAsync(patient)).Status);
        Assert.Equal(1, app.Emulator.Ledger.Requests.All);
    }

    [Fact]
    public void A_time_limit_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddHealthChecks().AddWan25Check(timeout: TimeSpan.Zero));

    private static Task<WebApp> StartAsync(Action<RunwareEmulatorOptions>? emulator = null, Action<Wan25ClientOptions>? client = null) =>
        WebApp.StartAsync(setup =>
        {
            emulator?.Invoke(setup.Emulator);
            setup.Client = client ?? setup.Client;
            setup.Services =
                (services, _) => services.AddHealthChecks().AddWan25Check(failureStatus: HealthStatus.Degraded, tags: ["ready"]);
        });

    private static Task<HealthReport> ReportAsync(WebApp app) =>
        app.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()
            .WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
}
