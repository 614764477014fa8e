using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.Emulator;

namespace VideoStudio;

/// <summary>Registers the client of the service or of an embedded emulator, and reports which one is used.</summary>
internal static class VideoService
{
    private const string Section = "Wan25";

    /// <summary>
    /// Adds the client. Without a key or an endpoint in the studio's own configuration, an emulator replaces Runware. A
    /// <c>RUNWARE_API_KEY</c> in the environment is not enough to spend money.
    /// </summary>
    public static async Task<RunwareEmulator?> AddAsync(WebApplicationBuilder builder)
    {
        IConfigurationSection section = builder.Configuration.GetSection(Section);
        RunwareEmulator? emulator = null;
        if (string.IsNullOrEmpty(section[nameof(Wan25ClientOptions.ApiKey)])
            && string.IsNullOrEmpty(section[nameof(Wan25ClientOptions.Endpoint)]))
        {
            emulator = await StartEmulatorAsync(builder);
            builder.Services.Configure<Wan25ClientOptions>(options =>
            {
                options.ApiKey = "emulator";
                options.Endpoint = emulator.Endpoint;
                options.Polling.FirstDelay = options.Polling.MinDelay = TimeSpan.FromMilliseconds(500);
                options.Polling.MaxDelay = TimeSpan.FromSeconds(1);
            });
        }

        builder.Services.AddWan25(section);
        builder.Services.AddSingleton(services => CreateServiceInfo(services, emulator is not null));
        return emulator;
    }

    public static void LogServiceInfo(WebApplication app)
    {
        ServiceInfo service = app.Services.GetRequiredService<ServiceInfo>();
        if (service.IsEmulated)
        {
            Log.EmulatorStarted(app.Logger, service.Host);
        }
        else
        {
            Log.RealServiceUsed(app.Logger, service.Host);
        }
    }

    private static async Task<RunwareEmulator> StartEmulatorAsync(WebApplicationBuilder builder)
    {
        var options = new StudioOptions();
        builder.Configuration.GetSection(StudioOptions.Section).Bind(options);
        StudioOptions.EmulatorSettings settings = options.Emulator;
        RunwareEmulator emulator = await RunwareEmulator.StartAsync(new()
        {
            GenerationTime = new(settings.MinTime, settings.MaxTime),
            ReportProgress = true,
            StateFile = StudioPaths.Of(builder).Emulator,
        });
        emulator.Faults.OnGeneration().ForPrompt(settings.RefusedPromptKeyword)
            .FailTask("promptBlocked", "The prompt was refused by the content check.");
        emulator.Faults.OnGeneration().ForPrompt(settings.FailingResultKeyword).FailResult(2);
        return emulator;
    }

    private static string DescribeEmulator(StudioOptions.EmulatorSettings settings) =>
        $"Nothing is spent: an emulator makes test clips. A prompt with “{settings.RefusedPromptKeyword}” or "
        + $"“{settings.FailingResultKeyword}” shows what can go wrong.";

    private static ServiceInfo CreateServiceInfo(IServiceProvider services, bool isEmulated)
    {
        StudioOptions.EmulatorSettings settings = services.GetRequiredService<IOptions<StudioOptions>>().Value.Emulator;
        string host = services.GetRequiredService<IOptions<Wan25ClientOptions>>().Value.Endpoint.Authority;
        return isEmulated
            ? new(true, host, DescribeEmulator(settings))
            : new(false, host, $"Videos are made by {host} and charged to the studio's account.");
    }
}
