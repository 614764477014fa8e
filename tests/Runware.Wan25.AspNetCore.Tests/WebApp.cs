using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.AspNetCore.Tests;

/// <summary>
/// An application in this process with an emulator as its service, both on a clock that stands still. Unless a test says otherwise the
/// client would ask for an operation only after an hour, so that whatever arrives before was brought by a webhook.
/// </summary>
internal sealed class WebApp : IAsyncDisposable
{
    public const string Secret = "a secret of at least thirty-two bytes";
    public const string Pattern = "/hooks/wan25";
    public static readonly Uri BaseUrl = new("https://app.example.com/hooks/wan25");
    public static readonly TimeSpan GenerationTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly LateHandler _outgoing;

    private WebApp(WebApplication host, RunwareEmulator emulator, VirtualTimeProvider clock, LateHandler outgoing, CapturedLogs logs)
    {
        (Host, Emulator, Clock, _outgoing, Logs) = (host, emulator, clock, outgoing, logs);
        outgoing.InnerHandler = host.GetTestServer().CreateHandler();
        Http = host.GetTestClient();
    }

    public WebApplication Host { get; }

    public RunwareEmulator Emulator { get; }

    public VirtualTimeProvider Clock { get; }

    public CapturedLogs Logs { get; }

    public HttpClient Http { get; }

    public Wan25Client Client => Host.Services.GetRequiredService<Wan25Client>();

    public static async Task<WebApp> StartAsync(Action<Setup>? configure = null)
    {
        var setup = new Setup();
        configure?.Invoke(setup);
        var clock = new VirtualTimeProvider();
        var outgoing = new LateHandler();
        setup.Emulator.TimeProvider = clock;
        setup.Emulator.OutgoingHandler = outgoing;
        var emulator = RunwareEmulator.CreateInProcess(setup.Emulator);
        var logs = new CapturedLogs();

        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddWan25(options =>
        {
            options.ApiKey = "test-key";
            options.Endpoint = emulator.Endpoint;
            options.CompletionTimeout = TimeSpan.FromDays(2);
            options.Polling.FirstDelay = TimeSpan.FromHours(1);
            options.Polling.MaxDelay = TimeSpan.FromHours(1);
            setup.Client(options);
        });
        builder.Services.AddHttpClient(Wan25HttpClientNames.Api).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        setup.Services(builder.Services, emulator);
        if (setup.Webhooks is { } webhooks)
        {
            builder.Services.AddWan25Webhooks(options =>
            {
                options.PublicBaseUrl = BaseUrl;
                options.Secrets = [Secret];
                webhooks(options);
            });
        }

        var host = builder.Build();
        setup.Pipeline(host);
        if (setup.Webhooks is not null)
        {
            host.MapWan25Webhooks(Pattern);
        }

        await host.StartAsync();
        return new(host, emulator, clock, outgoing, logs);
    }

    /// <summary>Submits a video and begins to wait for it.</summary>
    public async Task<(VideoOperation Operation, Task<VideoResult> Wait)> OrderAsync(int results = 1)
    {
        var operation = await Client.SubmitAsync(VideoRequest.FromText("A lighthouse in a storm").WithResults(results).Build());
        return (operation, operation.WaitForCompletionAsync());
    }

    /// <summary>Lets the service finish all it has begun; its webhooks go out.</summary>
    public void Finish() => Clock.Advance(GenerationTime);

    /// <summary>The webhook's path as the service was given it.</summary>
    public string WebhookPathOf(VideoOperation operation)
    {
        var task = Emulator.Ledger.Tasks.Single(task => task.TaskId == operation.Id.TaskId);
        using var json = System.Text.Json.JsonDocument.Parse(task.RequestJson!);
        return new Uri(json.RootElement.GetProperty("webhookURL").GetString()!).AbsolutePath;
    }

    public async Task<int> PostAsync(string path, HttpContent? content = null)
    {
        using var response = await Http.PostAsync(path, content);
        return (int)response.StatusCode;
    }

    /// <summary>What needs no time to pass, but some work of other threads.</summary>
    public static Task<T> SoonAsync<T>(Task<T> task) => task.WaitAsync(Timeout, TimeProvider.System);

    public static async Task SoonAsync(Func<bool> isSo)
    {
        using var timeout = new CancellationTokenSource(Timeout, TimeProvider.System);
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, timeout.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Emulator.DisposeAsync();
        _outgoing.Dispose();
        Http.Dispose();
    }

    internal sealed class Setup
    {
        public RunwareEmulatorOptions Emulator { get; } = new() { GenerationTime = TimeRange.Exactly(GenerationTime) };

        public Action<Wan25ClientOptions> Client { get; set; } = _ => { };

        public Action<IServiceCollection, RunwareEmulator> Services { get; set; } = (_, _) => { };

        public Action<WebApplication> Pipeline { get; set; } = _ => { };

        /// <summary>Null for an application without webhooks.</summary>
        public Action<Wan25WebhookOptions>? Webhooks { get; set; } = _ => { };
    }

    /// <summary>The emulator is there before the application that it calls.</summary>
    private sealed class LateHandler : DelegatingHandler;
}
