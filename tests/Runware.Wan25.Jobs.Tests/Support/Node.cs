using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Running;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>A host with jobs, as an application has it, with short pauses, and with the ways to end that a process has.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isGone;

    private Node(IHost host, Signals signals, TestDatabase database)
    {
        _host = host;
        Signals = signals;
        Database = database;
    }

    public Signals Signals { get; }

    public TestDatabase Database { get; }

    public IServiceProvider Services => _host.Services;

    public IVideoJobs Jobs => Services.GetRequiredService<IVideoJobs>();

    public HealthCheckService Health => Services.GetRequiredService<HealthCheckService>();

    public static async Task<Node> StartAsync(NodeSetup setup)
    {
        var node = Create(setup);
        await node._host.StartAsync();
        return node;
    }

    public static Node Create(NodeSetup setup)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        var signals = new Signals();
        builder.Logging.AddProvider(signals).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton(setup.Effects);
        builder.Services.AddSingleton<TimeProvider>(setup.Clock);
        builder.Services.AddWan25(options =>
        {
            options.ApiKey = "test-key";
            options.Endpoint = setup.Emulator.Endpoint;
            options.Polling = new()
            {
                FirstDelay = TimeSpan.FromMilliseconds(10),
                MinDelay = TimeSpan.FromMilliseconds(10),
                MaxDelay = TimeSpan.FromMilliseconds(20),
            };
            options.Retry = new() { MaxAttempts = 1 };
            setup.ConfigureClient?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(setup.CreateHandler);
        builder.Services.AddWan25Jobs(jobs =>
        {
            jobs.Configure(options =>
            {
                options.RetryBaseDelay = TimeSpan.FromMilliseconds(100);
                options.DeliveryBaseDelay = TimeSpan.FromMilliseconds(10);
                options.IdleWaitTime = TimeSpan.FromSeconds(1);
                options.CheckinInterval = TimeSpan.FromMilliseconds(300);
                options.CheckinMisfireThreshold = TimeSpan.FromSeconds(60);
                options.ProgressInterval = TimeSpan.Zero;
            });
            setup.Store(jobs);
            setup.Configure?.Invoke(jobs);
            jobs.AddHandler<EffectHandler>();
        });
        builder.Services.AddHealthChecks().AddWan25JobsCheck();
        TestDatabase? database = null;
        builder.Services.AddSingleton<JobDatabase>(
            provider => database = new(JobDatabase.Create(provider.GetRequiredService<Wan25JobsOptions>())));
        var host = builder.Build();
        _ = setup.ResolvesEarly ? host.Services.GetRequiredService<JobDatabase>() : null;
        return new(host, signals, database!);
    }

    public Task StartAsync() => _host.StartAsync();

    /// <summary>Waits for a job to get somewhere.</summary>
    public async Task<VideoJob> UntilAsync(string key, Func<VideoJob, bool> condition)
    {
        VideoJob? job = null;
        await Signals.UntilAsync(
            async () => (job = await Jobs.FindAsync(key)) is { } found && condition(found),
            () => $"{job}, {job?.LastError}");
        return job!;
    }

    public Task<VideoJob> UntilAsync(string key, VideoJobState state) => UntilAsync(key, job => job.State == state);

    /// <summary>Stops as a deployment does.</summary>
    public async Task StopAsync()
    {
        _isGone = true;
        await _host.StopAsync();
        await DisposeHostAsync();
    }

    /// <summary>Disposes of the host as an application does that forgets to stop it.</summary>
    public Task ForgetAsync()
    {
        _isGone = true;
        return DisposeHostAsync();
    }

    /// <summary>
    /// Ends as a killed process does, as far as the database can tell: nothing more is written, and nothing was put in order.
    /// </summary>
    public async Task CrashAsync()
    {
        _isGone = true;
        await Database.UnplugAsync();
        await Services.GetRequiredService<RunningJobs>().AbandonAsync();

        // Not awaited: with its database away, Quartz goes on trying to put something in order for ever.
        _ = Services.GetRequiredService<JobScheduler>().StopAsync(waitForJobs: false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isGone)
        {
            await StopAsync();
        }
    }

    private async Task DisposeHostAsync()
    {
        switch (_host)
        {
            case IAsyncDisposable host: await host.DisposeAsync(); break;
            default: _host.Dispose(); break;
        }
    }
}
